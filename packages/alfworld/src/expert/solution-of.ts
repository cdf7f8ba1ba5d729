import type { Game } from "../game/game.js";
import { readableWalkthrough } from "../game/walkthrough.js";
import { printAction } from "../world/action-text.js";
import { isWon } from "../world/is-won.js";
import type { AlfworldState } from "../world/state.js";
import { takeTurn } from "../world/take-turn.js";
import { planFrom } from "./plan-from.js";

/**
 * Commands that win a game from a state of it: the file's own walkthrough where it has one that wins when it is played,
 * else a plan. A walkthrough can be missing, be written in the wording of another version, or mean other names. Null
 * when there is no way, or when the goal is of no known shape.
 */
export function solutionOf(game: Game, start: AlfworldState): readonly string[] | null {
  const walkthrough = readableWalkthrough(game);
  return walkthrough !== null && wins(start, walkthrough) ? walkthrough : planCommands(start);
}

/** A shortest plan from a state as commands, none where the goal is reached; null where no plan was found. */
export function planCommands(state: AlfworldState): readonly string[] | null {
  const plan = planFrom(state);
  if (plan.type !== "found") return null;
  return plan.actions.map((action) => printAction(action, state.room.wording));
}

function wins(start: AlfworldState, commands: readonly string[]): boolean {
  let state = start;
  for (const command of commands) {
    const turn = takeTurn(state, command);
    if (!turn.taken) return false;
    state = turn.state;
  }
  return isWon(state);
}
