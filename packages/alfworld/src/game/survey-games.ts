import { existsSync, opendirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { GymError, isGymError } from "@rwml/core";
import { type TaskType, taskTypes } from "./game.js";
import { readGameText } from "./load-game.js";
import { isMarkedSolvable, readTaskType } from "./parse-game.js";

/** Which games of a folder count, and in which order. */
export interface CollectOptions {
  /** Default: all six. Must not be empty. */
  readonly taskTypes?: readonly TaskType[];
  /** Keeps only the first games. Default: all. */
  readonly limit?: number;
  /** `sorted` by path (default), or `directory`: as the file system lists them, which is upstream's order. */
  readonly order?: "sorted" | "directory";
}

/** A game that counts by all that could be read of it. */
export interface SurveyedGame {
  /** Of its `game.tw-pddl`. */
  readonly path: string;
  /** Null where `traj_data.json` cannot be read. */
  readonly taskType: TaskType | null;
  /** Why one of its files cannot be read; null when both can. */
  readonly failure: GymError | null;
}

/** Why trials are left out, as upstream leaves them out, and how many are. */
export interface LeftOut {
  movableOrSliced: number;
  withoutTrajectory: number;
  withoutGame: number;
  otherType: number;
  unsolvable: number;
}

/** What a folder of trials holds. */
export interface GameSurvey {
  /** How many trials were looked at, up to the limit. */
  readonly trials: number;
  readonly games: readonly SurveyedGame[];
  readonly leftOut: Readonly<LeftOut>;
}

/**
 * Looks at every trial below a folder by upstream's rules. Reads every candidate, so it takes seconds for the training
 * split. A game whose files cannot be read keeps its place among the others, so that one broken file changes nothing
 * but its own game.
 */
export function surveyGames(folder: string, options: CollectOptions = {}): GameSurvey {
  const wanted = new Set(options.taskTypes ?? taskTypes);
  if (wanted.size === 0) {
    throw new GymError("alfworld/no-task-types", `Choose at least one task type of ${taskTypes.join(", ")}.`);
  }
  const limit = options.limit !== undefined && options.limit > 0 ? options.limit : Number.POSITIVE_INFINITY;
  const found = [...walkTrials(folder)];
  if (options.order !== "directory") found.sort();
  const games: SurveyedGame[] = [];
  const leftOut = { movableOrSliced: 0, withoutTrajectory: 0, withoutGame: 0, otherType: 0, unsolvable: 0 };
  let trials = 0;
  for (const trial of found) {
    if (games.length >= limit) break;
    trials++;
    const game = isSkipped(relative(folder, trial)) ? "movableOrSliced" : lookAtTrial(trial, wanted);
    if (typeof game === "string") leftOut[game]++;
    else games.push(game);
  }
  return { trials, games, leftOut };
}

/** Upstream looks at the whole path; here the user's folders above the data may be called as they like. */
function isSkipped(trial: string): boolean {
  return trial.includes("movable") || trial.includes("Sliced");
}

function lookAtTrial(trial: string, wanted: ReadonlySet<TaskType>): SurveyedGame | keyof LeftOut {
  const path = join(trial, "game.tw-pddl");
  const trajectory = join(trial, "traj_data.json");
  if (!existsSync(trajectory)) return "withoutTrajectory";
  if (!existsSync(path)) return "withoutGame";
  const taskType = attempt(() => readTaskType(readGameText(trajectory), trajectory));
  if (!isGymError(taskType) && (taskType === undefined || !wanted.has(taskType))) return "otherType";
  const solvable = attempt(() => isMarkedSolvable(readGameText(path), path));
  if (solvable === false) return "unsolvable";
  const failure = [solvable, taskType].find((outcome) => isGymError(outcome)) ?? null;
  return { path, taskType: isGymError(taskType) ? null : taskType, failure };
}

function attempt<Value>(read: () => Value): Value | GymError {
  try {
    return read();
  } catch (failure) {
    if (isGymError(failure)) return failure;
    throw failure;
  }
}

/** Folders with one of a trial's files, children before parents, siblings as the file system lists them. */
function* walkTrials(folder: string): Generator<string> {
  // readdir sorts; the order of the file system shows only entry by entry.
  const directory = opendirSync(folder);
  let isTrial = false;
  const children: string[] = [];
  try {
    for (let entry = directory.readSync(); entry !== null; entry = directory.readSync()) {
      if (entry.isDirectory()) children.push(entry.name);
      else if (entry.name === "traj_data.json" || entry.name === "game.tw-pddl") isTrial = true;
    }
  } finally {
    directory.closeSync();
  }
  for (const child of children) yield* walkTrials(folder + sep + child);
  if (isTrial) yield folder;
}
