import { checkLaw, membersQuick } from "@rwml/core/testing";
import { cages, keepers } from "../../packages/core/src/testing/zoo/zoo.fixture.js";

/** The zoo as a table: each kind of broken environment, the law that finds it, and the smallest way to see it. */
export function zooTable(): string {
  const rows = cages.map(({ kind, inhabitants }) => {
    const law = keepers[kind]!;
    // That a member is slow needs no walk, and takes its time to find out.
    const shown =
      law === membersQuick
        ? [[]]
        : inhabitants.map(({ subject }) => actionsIn(checkLaw(law, subject()).failure ?? ""));
    const [smallest = []] = shown.toSorted((left, right) => left.length - right.length);
    return [kind, law.title.replace(/__/g, "\\_\\_"), counterexampleText(smallest)];
  });
  return [["kind", "the law: it should", "smallest counterexample"], ["---", "---", "---"], ...rows]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
}

/** All actions that a failure's lines take. */
function actionsIn(failure: string): readonly string[] {
  return [...failure.matchAll(/for \(const action of (\[.*\])\) \w+\.step\(action\);$/gm)].flatMap(
    ([, list]) => JSON.parse(list!) as string[],
  );
}

function counterexampleText(actions: readonly string[]): string {
  return actions.length === 0
    ? "no action"
    : actions.map((action) => `\`${JSON.stringify(action)}\``).join(", ");
}
