import { moduleFlaw } from "../../registry/require-module.js";
import type { Law, LawSubject } from "../law.js";
import { oneVerdict } from "../one-verdict.js";
import { solutionFlaw } from "../solved-tasks.js";

const title = "be what a registered environment must be";

/** All members are there and of the right kind, and every name that a module says is one that it has. */
export const moduleInOrder: Law = {
  title,
  check: ({ subject }) =>
    oneVerdict(title, subject, moduleFlaw(subject) ?? schemaFlawOf(subject) ?? solutionFlaw(subject)),
};

function schemaFlawOf({ rules }: LawSubject): string | null {
  const { schema } = rules.actions;
  if (typeof schema === "object" && schema !== null && !Array.isArray(schema)) return null;
  return "rules.actions.schema is no JSON Schema; {} fits every action";
}
