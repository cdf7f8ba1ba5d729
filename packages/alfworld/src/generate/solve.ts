import { type EntityNames, entityNames } from "../game/entity-names.js";
import type { Wording } from "../game/game.js";
import type { Problem } from "../game/problem.js";
import { aimOf } from "./aim-of.js";
import { indexFacts } from "./fact-index.js";
import { type PlanStep, plan } from "./plan.js";

/**
 * Commands that solve a problem, none when it is solved from the start. Null when it cannot be solved, or when
 * its goal has none of ALFWorld's six shapes.
 */
export function solve(problem: Problem, wording: Wording = "current"): readonly string[] | null {
  const aim = aimOf(problem.goal);
  const steps = aim === null ? null : plan(aim, indexFacts(problem.facts));
  return steps === null ? null : writePlan(steps, entityNames(problem.facts), wording);
}

/** Writes a plan as commands. */
export function writePlan(
  steps: readonly PlanStep[],
  names: EntityNames,
  wording: Wording,
): readonly string[] {
  return steps.map((step) => {
    switch (step.type) {
      case "go":
        return `go to ${names[step.receptacle]}`;
      case "open":
        return `open ${names[step.receptacle]}`;
      case "take":
        return `take ${names[step.object]} from ${names[step.receptacle]}`;
      case "put":
        return wording === "current"
          ? `move ${names[step.object]} to ${names[step.receptacle]}`
          : `put ${names[step.object]} in/on ${names[step.receptacle]}`;
      case "use":
        return `use ${names[step.object]}`;
      default:
        return `${step.type} ${names[step.object]} with ${names[step.receptacle]}`;
    }
  });
}
