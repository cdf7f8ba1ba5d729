import { GymError } from "@rwml/core";
import type { Game } from "../game/game.js";
import { aimOf } from "./aim-of.js";
import { receptacleClasses } from "./receptacle-classes.js";
import { typeName } from "./shared-problem.js";
import { fixtureClasses, movableClasses } from "./usual-places.js";

/**
 * Writes the text of the `traj_data.json` beside a game file, with the fields that the text environment and its
 * experts read. Throws `alfworld/unwritable-game` when the goal is none of ALFWorld's six.
 */
export function writeTrajectoryFile(game: Game): string {
  const aim = aimOf(game.problem.goal);
  if (aim === null) {
    throw new GymError(
      "alfworld/unwritable-game",
      `The game ${game.id} has a goal of none of ALFWorld's six types, so no traj_data.json can describe it.`,
    );
  }
  const isLight = aim.taskType === "look_at_obj_in_light";
  const [room = game.id] = game.id.split("/");
  const file = {
    task_id: game.id,
    task_type: aim.taskType,
    pddl_params: {
      object_target: className(aim.object),
      parent_target: isLight ? "" : className(aim.target),
      toggle_target: isLight ? className(aim.target) : "",
      mrecep_target: "",
      object_sliced: false,
    },
    scene: { floor_plan: room, scene_num: Number(/\d+$/.exec(room)?.[0] ?? 0) },
    turk_annotations: { anns: [{ task_desc: game.goalText }] },
  };
  return JSON.stringify(file);
}

/** The class of a PDDL type, with ALFRED's capitals. */
function className(type: string): string {
  return classNames.get(type) ?? type.replace(/type$/, "");
}

const classNames = new Map(
  [...movableClasses, ...fixtureClasses, ...Object.keys(receptacleClasses)].map((one) => [
    typeName(one),
    one,
  ]),
);
