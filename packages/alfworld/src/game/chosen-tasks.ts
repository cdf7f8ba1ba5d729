import { GymError, nearestNames } from "@rwml/core";
import { type TaskType, taskTypes } from "./game.js";
import { type SceneKind, sceneKindOf, sceneKinds } from "./scene-kind.js";

/** A type of tasks by its name, or by the number that upstream gives it, from 1 to 6. */
export type TaskTypeChoice = TaskType | number;

/** A kind of scenes, or a single scene by its number. */
export type SceneChoice = SceneKind | number;

/**
 * Reads a choice of types. Numbers may come as texts, for those who type them. Throws `alfworld/no-task-types` for an
 * empty choice and `alfworld/unknown-task-type` with the nearest.
 */
export function readTaskTypes(chosen: readonly (TaskTypeChoice | string)[] = taskTypes): readonly TaskType[] {
  if (chosen.length === 0) {
    throw new GymError("alfworld/no-task-types", `Choose at least one task type of ${taskTypes.join(", ")}.`);
  }
  return [...new Set(chosen.map(taskTypeNamed))];
}

function taskTypeNamed(name: TaskTypeChoice | string): TaskType {
  const found = taskTypes.find((type, index) => type === name || String(index + 1) === String(name));
  if (found !== undefined) return found;
  const numbered = taskTypes.map((type, index) => `${index + 1} ${type}`).join(", ");
  const [nearest] = nearestNames(String(name), taskTypes);
  throw new GymError(
    "alfworld/unknown-task-type",
    `There is no type of tasks "${name}".${nearest === undefined ? "" : ` Did you mean ${nearest}?`} There are ${numbered}; name them or give their numbers.`,
  );
}

/**
 * Reads a choice of scenes; null stands for all. Throws `alfworld/no-scenes` for an empty choice and
 * `alfworld/unknown-scene` with the nearest.
 */
export function readScenes(
  chosen: readonly (SceneChoice | string)[] | undefined,
): readonly SceneChoice[] | null {
  if (chosen === undefined) return null;
  if (chosen.length === 0) {
    throw new GymError("alfworld/no-scenes", `Choose at least one scene: ${sceneKinds.join(", ")}.`);
  }
  return [...new Set(chosen.map(sceneNamed))];
}

function sceneNamed(name: SceneChoice | string): SceneChoice {
  const kind = sceneKinds.find((one) => one === name);
  if (kind !== undefined) return kind;
  const text = String(name);
  if (/^\d{1,3}$/.test(text) && sceneKindOf(Number(text)) !== undefined) return Number(text);
  const [nearest] = nearestNames(text, sceneKinds);
  throw new GymError(
    "alfworld/unknown-scene",
    `There is no scene "${text}".${nearest === undefined ? "" : ` Did you mean ${nearest}?`} Choose kinds of ${sceneKinds.join(", ")}, or scenes by their numbers: 1 to 30, 201 to 230, 301 to 330, 401 to 430.`,
  );
}

/** Whether a scene is among those chosen. */
export function isSceneChosen(scene: number | null, chosen: readonly SceneChoice[] | null): boolean {
  return chosen === null || chosen.some((choice) => isSceneOf(scene, choice));
}

/** Whether a scene is the chosen one, or of the chosen kind. */
export function isSceneOf(scene: number | null, choice: SceneChoice): boolean {
  return scene !== null && (scene === choice || sceneKindOf(scene) === choice);
}
