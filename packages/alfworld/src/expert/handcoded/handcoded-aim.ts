import { GymError } from "@rwml/core";
import type { TaskType } from "../../game/game.js";
import type { Room } from "../../world/room.js";
import { roomAim } from "../plan-from.js";

/** A task in the words that the handcoded expert works with: classes such as "apple", as names begin with them. */
export interface HandcodedAim {
  readonly taskType: TaskType;
  readonly object: string;
  /** The class of receptacle to bring it to; for `look_at_obj_in_light` that of the lamp. */
  readonly target: string;
}

/**
 * Upstream reads the task from the `traj_data.json` beside the game; the goal says the same.
 * Throws `alfworld/unknown-goal` where the goal has none of ALFWorld's six shapes.
 */
export function handcodedAim(room: Room): HandcodedAim {
  const aim = roomAim(room);
  if (aim === null) {
    throw new GymError(
      "alfworld/unknown-goal",
      `The goal "${room.goalText}" has none of the six shapes of ALFWorld's goals, so the expert knows nothing about it. Ask it about other games.`,
    );
  }
  return { taskType: aim.taskType, object: className(aim.object), target: className(aim.target) };
}

function className(type: string): string {
  return type.replace(/type$/, "");
}
