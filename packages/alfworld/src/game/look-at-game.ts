import { existsSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { type GymError, isGymError } from "@rwml/core";
import {
  isSceneChosen,
  readScenes,
  readTaskTypes,
  type SceneChoice,
  type TaskTypeChoice,
} from "./chosen-tasks.js";
import type { TaskType } from "./game.js";
import { readGameFile } from "./game-file.js";
import { gameFileName } from "./game-file-name.js";
import { readSceneNumber, readTaskType } from "./parse-game.js";
import { readGameText } from "./read-game-text.js";

/** A game that counts by all that a look at its files shows. */
export interface SurveyedGame {
  /** Of its `game.tw-pddl`. */
  readonly path: string;
  /** Null where `traj_data.json` cannot be read, or is not there beside a single game file. */
  readonly taskType: TaskType | null;
  /** The number of its scene, such as 301; null where nothing tells it. */
  readonly scene: number | null;
  /**
   * Why one of its files cannot be read, or lacks a part that every game has. Null says that the parts are there, not that
   * the game plays: what they say is read when it is loaded.
   */
  readonly failure: GymError | null;
}

/** Why trials are left out, as upstream leaves them out, and how many are. */
export interface LeftOut {
  movableOrSliced: number;
  withoutTrajectory: number;
  withoutGame: number;
  otherType: number;
  otherScene: number;
  unsolvable: number;
}

/** A choice of tasks, as its maker writes it. */
export interface TaskChoice {
  /** By name, or by upstream's number from 1 to 6. Default: all six. Must not be empty. */
  readonly taskTypes?: readonly (TaskTypeChoice | string)[];
  /** Kinds of scenes, or single scenes by number. Default: all. Must not be empty. */
  readonly scenes?: readonly (SceneChoice | string)[];
}

/** Which tasks count. */
export interface WantedTasks {
  readonly types: ReadonlySet<TaskType>;
  readonly areAllTypes: boolean;
  readonly scenes: readonly SceneChoice[] | null;
}

/** Reads which tasks count. Throws what `readTaskTypes` and `readScenes` throw. */
export function wantedTasks({ taskTypes, scenes }: TaskChoice): WantedTasks {
  return {
    types: new Set(readTaskTypes(taskTypes)),
    areAllTypes: taskTypes === undefined,
    scenes: readScenes(scenes),
  };
}

/** Whether a game counts by upstream's rules and is wanted, or else why it is left out. */
export function lookAtGame(
  folder: string,
  path: string,
  { types, areAllTypes, scenes }: WantedTasks,
): SurveyedGame | keyof LeftOut {
  const trial = dirname(path);
  const trajectory = join(trial, "traj_data.json");
  if (isSkipped(relative(folder, trial))) return "movableOrSliced";
  // A game file of another name is nobody's but the user's, and may lie alone.
  const isAlone = basename(path) !== gameFileName && !existsSync(trajectory);
  if (!isAlone && !existsSync(trajectory)) return "withoutTrajectory";
  if (!existsSync(path)) return "withoutGame";
  const text = isAlone ? null : attempt(() => readGameText(trajectory));
  const taskType = attempt(() => (typeof text === "string" ? readTaskType(text, trajectory) : null));
  const isReadable = typeof text === "string" && !isGymError(taskType);
  if (isReadable ? !isTypeIn(taskType, types) : isAlone && !areAllTypes) return "otherType";
  const scene = sceneOf(typeof text === "string" ? text : "", relative(folder, trial));
  if ((isReadable || isAlone) && !isSceneChosen(scene, scenes)) return "otherScene";
  const file = attempt(() => readGameFile(readGameText(path), path));
  if (isGymError(file) && file.code === "alfworld/unsolvable-game") return "unsolvable";
  const failure = [file, taskType, text].find((outcome) => isGymError(outcome)) ?? null;
  return {
    path,
    taskType: isGymError(taskType) ? null : (taskType ?? null),
    scene,
    failure: failure as GymError | null,
  };
}

function isTypeIn(taskType: TaskType | null | undefined | GymError, types: ReadonlySet<TaskType>): boolean {
  return typeof taskType === "string" && types.has(taskType);
}

/** The scene that the trajectory names, or else the name of the task's folder, which ends in it. */
function sceneOf(trajectory: string, trial: string): number | null {
  const named = readSceneNumber(trajectory) ?? /-(\d+)$/.exec(trial.split(sep)[0] ?? "")?.[1];
  return named === undefined ? null : Number(named);
}

/** Upstream looks at the whole path; here the user's folders above the data may be called as they like. */
function isSkipped(trial: string): boolean {
  return trial.includes("movable") || trial.includes("Sliced");
}

function attempt<Value>(read: () => Value): Value | GymError {
  try {
    return read();
  } catch (failure) {
    if (isGymError(failure)) return failure;
    throw failure;
  }
}
