import { nearestNames } from "../../registry/nearest-names.js";
import { moduleFlaw } from "../../registry/require-module.js";
import type { Law, LawSubject } from "../law.js";
import { oneVerdict } from "../one-verdict.js";

const title = "be what a registered environment must be";

/** All members are there and of the right kind, and every name that a module says is one that it has. */
export const moduleInOrder: Law = {
  title,
  check: ({ subject }) =>
    oneVerdict(title, subject, moduleFlaw(subject) ?? strangeName(subject) ?? schemaFlawOf(subject)),
};

function strangeName({ determinedBy, predictors, defaultPolicy, policies }: LawSubject): string | null {
  return (
    unknownName("determinedBy", determinedBy, "predictor", Object.keys(predictors ?? {})) ??
    unknownName("defaultPolicy", defaultPolicy, "policy", ["random", ...Object.keys(policies ?? {})])
  );
}

function unknownName(member: string, name: unknown, kind: string, known: readonly string[]): string | null {
  if (name === undefined || (typeof name === "string" && known.includes(name))) return null;
  const nearest = nearestNames(String(name), known);
  const hint =
    nearest.length > 0 ? `did you mean ${nearest.join(", ")}?` : `it has ${known.join(", ") || "none"}`;
  return `its ${member} is ${JSON.stringify(name)}, and it has no such ${kind} (${hint})`;
}

function schemaFlawOf({ rules }: LawSubject): string | null {
  const { schema } = rules.actions;
  if (typeof schema === "object" && schema !== null && !Array.isArray(schema)) return null;
  return "rules.actions.schema is no JSON Schema; {} fits every action";
}
