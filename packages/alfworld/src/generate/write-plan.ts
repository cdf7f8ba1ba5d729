import type { EntityNames } from "../game/entity-names.js";
import type { Wording } from "../game/game.js";
import type { PlanStep } from "./plan.js";

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
