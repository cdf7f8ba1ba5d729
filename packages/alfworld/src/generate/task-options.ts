import { GymError, type Random } from "@rwml/core";
import type { TaskType } from "../game/game.js";
import { treatments } from "../knowledge/class-rules.js";
import { canHold, pullOf } from "./affordances.js";
import { treatmentOf } from "./aim.js";
import type { GeneratedRoom } from "./generated-room.js";
import type { ReceptacleClass } from "./receptacle-classes.js";
import { scenes } from "./scenes.js";
import { typeName } from "./shared-problem.js";
import type { FixtureClass, MovableClass } from "./usual-places.js";

/** A task, in terms of classes. */
export interface TaskDraft {
  readonly taskType: TaskType;
  readonly object: MovableClass;
  /** Where to bring it; the lamp for `look_at_obj_in_light`. */
  readonly target: ReceptacleClass | "DeskLamp";
}

/** Whether a room offers everything that a type of task needs. */
export function supportsTask(room: GeneratedRoom, taskType: TaskType): boolean {
  return taskOptions(room, taskType).length > 0;
}

/** Draws a task of a type. Throws `alfworld/impossible-task` when the room offers none. */
export function drawTask(random: Random, room: GeneratedRoom, taskType: TaskType): TaskDraft {
  const options = taskOptions(room, taskType);
  if (options.length === 0) {
    const possible = scenes[room.scene].taskTypes.filter((other) => supportsTask(room, other));
    throw new GymError(
      "alfworld/impossible-task",
      `The room ${room.id} lacks what ${taskType} needs. It offers ${possible.join(", ")}; or choose another room.`,
    );
  }
  const { object, targets } = random.pick(options);
  return { taskType, object, target: random.pick(targets) };
}

interface Option {
  readonly object: MovableClass;
  readonly targets: readonly TaskDraft["target"][];
}

function taskOptions(room: GeneratedRoom, taskType: TaskType): readonly Option[] {
  if (!scenes[room.scene].taskTypes.includes(taskType)) return [];
  return room.movables.flatMap((object): Option[] => {
    const targets =
      taskType === "look_at_obj_in_light" ? lightTargets(room, object) : placeTargets(room, taskType, object);
    return targets.length > 0 ? [{ object, targets }] : [];
  });
}

function lightTargets(room: GeneratedRoom, object: MovableClass): TaskDraft["target"][] {
  const lamp: FixtureClass = "DeskLamp";
  const isLit = room.fixtures.some((fixture) => fixture.class === lamp && fixture.receptacle !== null);
  return isLit && hasHome(room, object) ? [lamp] : [];
}

function placeTargets(room: GeneratedRoom, taskType: TaskType, object: MovableClass): ReceptacleClass[] {
  const treatment = treatmentOf(taskType);
  if (treatment !== null && !treatments[treatment.verb].objects.has(object.toLowerCase())) return [];
  const present = [...new Set(room.receptacles.map((receptacle) => receptacle.class))];
  if (treatment !== null && !present.some((one) => typeName(one) === treatment.appliance)) return [];
  return present.filter(
    (target) =>
      canHold(target, object) &&
      typeName(target) !== treatment?.appliance &&
      // It has to lie somewhere else at first.
      hasHome(room, object, target),
  );
}

/** Whether a thing can lie in one of the receptacles of a room, other than those of one class. */
function hasHome(room: GeneratedRoom, object: MovableClass, except?: ReceptacleClass): boolean {
  return room.receptacles.some(
    ({ class: receptacleClass }) => receptacleClass !== except && pullOf(receptacleClass, object) > 0,
  );
}
