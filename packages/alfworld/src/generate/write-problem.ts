import type { Goal, Problem } from "../game/problem.js";

/**
 * Writes a planning problem as PDDL text, which `parseProblem` reads back.
 *
 * @param name of the problem; signs that PDDL names cannot have become underscores
 */
export function writeProblem(problem: Problem, name = "generated"): string {
  const objects = Object.entries(problem.objects).map(([object, type]) => `    ${object} - ${type}`);
  const facts = problem.facts.map((fact) => `    (${fact.join(" ")})`);
  return [
    `(define (problem ${name.replace(/[^a-zA-Z0-9_-]/g, "_")})`,
    "  (:domain alfred)",
    "  (:objects",
    ...objects,
    "  )",
    "  (:init",
    ...facts,
    "  )",
    `  (:goal ${writeGoal(problem.goal)})`,
    ")",
    "",
  ].join("\n");
}

function writeGoal(goal: Goal): string {
  switch (goal.type) {
    case "and":
    case "or":
      return `(${[goal.type, ...goal.parts.map(writeGoal)].join(" ")})`;
    case "not":
      return `(not ${writeGoal(goal.part)})`;
    case "exists":
    case "forall": {
      const variables = goal.variables.map(({ name, type }) => `${name} - ${type}`).join(" ");
      return `(${goal.type} (${variables}) ${writeGoal(goal.part)})`;
    }
    case "equal":
      return `(= ${goal.left} ${goal.right})`;
    case "fact":
      return `(${goal.fact.join(" ")})`;
  }
}
