import { existsSync, opendirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { GymError } from "@rwml/core";
import { type TaskType, taskTypes } from "./game.js";
import { isMarkedSolvable, readTaskType } from "./parse-game.js";

/** Where a game lies. */
export interface GameFile {
  /** Of its `game.tw-pddl`. */
  readonly path: string;
  readonly taskType: TaskType;
}

/** Which games of a folder count, and in which order. */
export interface CollectOptions {
  /** Default: all six. Must not be empty. */
  readonly taskTypes?: readonly TaskType[];
  /** Keeps only the first games. Default: all. */
  readonly limit?: number;
  /** `sorted` by path (default), or `directory`: as the file system lists them, which is upstream's order. */
  readonly order?: "sorted" | "directory";
}

/**
 * Finds the games below a folder by upstream's rules: trials of movable receptacles or sliced objects, of other
 * task types, without a game file, or not marked solvable, are left out. Reads every candidate, so it takes
 * seconds for the training split. Throws `alfworld/broken-game` for files that cannot be read.
 */
export function collectGames(folder: string, options: CollectOptions = {}): GameFile[] {
  const wanted = new Set(options.taskTypes ?? taskTypes);
  if (wanted.size === 0) {
    throw new GymError("alfworld/no-task-types", `Choose at least one task type of ${taskTypes.join(", ")}.`);
  }
  const limit = options.limit !== undefined && options.limit > 0 ? options.limit : Number.POSITIVE_INFINITY;
  const trials = [...walkTrials(folder)];
  if (options.order !== "directory") trials.sort();
  const games: GameFile[] = [];
  for (const trial of trials) {
    if (games.length >= limit) break;
    const path = join(trial, "game.tw-pddl");
    const trajectory = join(trial, "traj_data.json");
    if (isSkipped(relative(folder, trial)) || !existsSync(path)) continue;
    const taskType = readTaskType(readFileSync(trajectory, "utf8"), trajectory);
    if (taskType === undefined || !wanted.has(taskType)) continue;
    if (isMarkedSolvable(readFileSync(path, "utf8"), path)) games.push({ path, taskType });
  }
  return games;
}

/** Upstream looks at the whole path; here the user's folders above the data may be called as they like. */
function isSkipped(trial: string): boolean {
  return trial.includes("movable") || trial.includes("Sliced");
}

/** Folders with a `traj_data.json`, children before parents, siblings as the file system lists them. */
function* walkTrials(folder: string): Generator<string> {
  // readdir sorts; the order of the file system shows only entry by entry.
  const directory = opendirSync(folder);
  let isTrial = false;
  const children: string[] = [];
  try {
    for (let entry = directory.readSync(); entry !== null; entry = directory.readSync()) {
      if (entry.isDirectory()) children.push(entry.name);
      else if (entry.name === "traj_data.json") isTrial = true;
    }
  } finally {
    directory.closeSync();
  }
  for (const child of children) yield* walkTrials(folder + sep + child);
  if (isTrial) yield folder;
}
