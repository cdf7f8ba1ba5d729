import type { EntityNames } from "../game/entity-names.js";
import type { Wording } from "../game/game.js";
import { printAction } from "../world/action-text.js";
import type { AlfworldAction } from "../world/actions.js";
import type { PlanStep } from "./plan.js";

/** Writes a plan as commands. */
export function writePlan(
  steps: readonly PlanStep[],
  names: EntityNames,
  wording: Wording,
): readonly string[] {
  return steps.map((step) => printAction(actionOf(step, names), wording));
}

function actionOf(step: PlanStep, names: EntityNames): AlfworldAction {
  switch (step.type) {
    case "go":
      return { type: "goTo", receptacle: names[step.receptacle]! };
    case "open":
      return { type: "open", receptacle: names[step.receptacle]! };
    case "use":
      return { type: "use", object: names[step.object]! };
    default:
      return { type: step.type, object: names[step.object]!, receptacle: names[step.receptacle]! };
  }
}
