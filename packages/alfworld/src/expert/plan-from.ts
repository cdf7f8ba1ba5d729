import { type Aim, treatmentOf } from "../generate/aim.js";
import { aimOf } from "../generate/aim-of.js";
import type { AlfworldAction } from "../world/actions.js";
import { isWon } from "../world/is-won.js";
import type { Room } from "../world/room.js";
import type { AlfworldState } from "../world/state.js";
import { actionsOf, type Errand, lengthOf } from "./errand.js";
import { lightErrands } from "./light-errands.js";
import { placingErrands } from "./placing-errands.js";

/** What a planner found out about a state. */
export type Plan =
  /** A shortest way to the goal; no actions where it is reached already. */
  | { readonly type: "found"; readonly actions: readonly AlfworldAction[] }
  /** Nothing that can be done leads to the goal. */
  | { readonly type: "impossible" }
  /** The goal has none of the six shapes of ALFWorld's goals, and nobody has looked for a way. */
  | { readonly type: "unknown-goal" };

/**
 * Plans from any state of a game: with an object in hand, with doors open, in the middle of anything.
 *
 * Every two places are one step apart, and every door can be opened. So a way consists of a few errands (lay down what
 * is in the hand, take this, heat it there, put it there), and the shortest one is found by trying all combinations of
 * objects and receptacles. It has the length of upstream's plans, which are shortest ones too; of several shortest
 * ones it can be another. Out of reach is what needs something that is missing or stands nowhere, and nearly everything
 * where the hand holds what no receptacle takes.
 */
export function planFrom(state: AlfworldState): Plan {
  if (isWon(state)) return { type: "found", actions: [] };
  const aim = roomAim(state.room);
  if (aim === null) return { type: "unknown-goal" };
  const ways =
    aim.taskType === "look_at_obj_in_light"
      ? lightErrands(state, aim)
      : placingErrands(state, aim, treatmentOf(aim.taskType));
  let shortest: readonly Errand[] | null = null;
  let length = Number.POSITIVE_INFINITY;
  for (const errands of ways) {
    const found = lengthOf(state, errands);
    if (found >= length) continue;
    shortest = errands;
    length = found;
  }
  return shortest === null ? { type: "impossible" } : { type: "found", actions: actionsOf(state, shortest) };
}

const aims = new WeakMap<Room, Aim | null>();

/** What a room's goal asks for; null where it has none of the six shapes. */
export function roomAim(room: Room): Aim | null {
  let aim = aims.get(room);
  if (aim === undefined) {
    aim = aimOf(room.goal);
    aims.set(room, aim);
  }
  return aim;
}
