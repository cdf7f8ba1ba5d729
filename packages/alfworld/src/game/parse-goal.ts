import type { Fact, Goal } from "./problem.js";
import { malformedPddl, type SExpression, type SList } from "./s-expression.js";
import { readTypedList } from "./typed-list.js";

/** Reads a goal condition. `text` and `source` are for messages. Throws `alfworld/malformed-pddl`. */
export function parseGoal(expression: SExpression, text: string, source: string): Goal {
  if (typeof expression === "string") {
    throw malformedPddl(text, 0, source, `the goal has the word "${expression}" in place of a condition`);
  }
  const wrong = (problem: string) => malformedPddl(text, expression.offset, source, problem);
  const [head, ...rest] = expression.items;
  const parts = () => rest.map((part) => parseGoal(part, text, source));
  const only = (): Goal => {
    if (rest.length !== 1) throw wrong(`"${head}" takes one condition, not ${rest.length}`);
    return parseGoal(rest[0]!, text, source);
  };
  switch (head) {
    case undefined:
      return { type: "and", parts: [] };
    case "and":
    case "or":
      return { type: head, parts: parts() };
    case "not":
      return { type: "not", part: only() };
    case "imply": {
      const [condition, consequence] = parts();
      if (condition === undefined || consequence === undefined || rest.length !== 2) {
        throw wrong(`"imply" takes two conditions, not ${rest.length}`);
      }
      return { type: "or", parts: [{ type: "not", part: condition }, consequence] };
    }
    case "exists":
    case "forall": {
      const [list, part] = rest;
      const variables = typeof list === "object" ? readTypedList(list.items) : undefined;
      if (variables === undefined || part === undefined || rest.length !== 2) {
        throw wrong(`"${head}" takes a list of typed variables and one condition`);
      }
      return { type: head, variables, part: parseGoal(part, text, source) };
    }
    case "=": {
      const [left, right] = rest;
      if (typeof left !== "string" || typeof right !== "string" || rest.length !== 2) {
        throw wrong('"=" takes two names');
      }
      return { type: "equal", left, right };
    }
    default:
      return { type: "fact", fact: readFact(expression, text, source) };
  }
}

/** Reads a ground fact, or one over variables. Throws `alfworld/malformed-pddl`. */
export function readFact(expression: SList, text: string, source: string): Fact {
  const { items, offset } = expression;
  if (items.length === 0) throw malformedPddl(text, offset, source, "a fact has no predicate");
  for (const item of items) {
    if (typeof item !== "string") {
      throw malformedPddl(
        text,
        item.offset,
        source,
        "a fact is a predicate and names, without inner parentheses",
      );
    }
  }
  return items as unknown as Fact;
}
