import { GymError } from "@rwml/core";
import type { Wording } from "../game/game.js";
import type { Problem } from "../game/problem.js";
import { printAction } from "../world/action-text.js";
import { startState } from "../world/start-state.js";
import { planFrom } from "./plan-from.js";

/**
 * A shortest way to solve a problem as commands, none when it is solved from the start; null when it cannot be solved.
 * For a state in the middle of a game, or one with shuffled names, use `planFrom`.
 *
 * Throws `alfworld/unknown-goal` for a goal of none of ALFWorld's six shapes, and `alfworld/broken-game` where the facts
 * do not say where the agent is.
 */
export function solve(problem: Problem, wording: Wording = "current"): readonly string[] | null {
  const state = startState({
    ...{ id: "the problem", taskType: null, goalText: "", sinkTypeCleans: false, walkthrough: null },
    ...{ problem, wording },
  });
  const plan = planFrom(state);
  switch (plan.type) {
    case "found":
      return plan.actions.map((action) => printAction(action, wording));
    case "impossible":
      return null;
    case "unknown-goal":
      throw new GymError(
        "alfworld/unknown-goal",
        "The goal has none of the six shapes of ALFWorld's goals, so nobody has looked for a way. Choose a problem of ALFWorld's.",
      );
  }
}
