import { join } from "node:path";
import { GymError, nearestNames } from "@rwml/core";
import { entriesOf, isDict, itemOf } from "../../python/dict.js";
import type { PythonValue } from "../../python/python-value.js";
import { readTask } from "../../world/read-task.js";
import type { Task } from "../../world/task.js";
import { readDataFile } from "./read-data-file.js";

/** The name under which every task of a file can be asked for, as a split is. */
export const allTasks = "all";

const tasksFile = "tasks.json";
const splitsFile = "split_tasks.json";

/**
 * The tasks of a file. Throws `tau2/missing-file` or `tau2/broken-file`.
 *
 * @param folder a domain's folder
 */
export function loadTasks(folder: string, file = tasksFile): readonly Task[] {
  const path = join(folder, file);
  const raw = readDataFile(path);
  const entries = Array.isArray(raw) ? raw : isDict(raw) ? itemOf(raw, "tasks") : undefined;
  if (!Array.isArray(entries)) throw brokenTasks(path, "it is no list of tasks");
  return entries.map((entry: PythonValue, index) => {
    try {
      return readTask(entry);
    } catch (cause) {
      throw brokenTasks(
        path,
        `task ${index}: ${cause instanceof Error ? cause.message : String(cause)}`,
        cause,
      );
    }
  });
}

/** Ids of tasks by the name of a split, from `split_tasks.json`. Throws `tau2/missing-file` or `tau2/broken-file`. */
export function loadSplits(folder: string): Readonly<Record<string, readonly string[]>> {
  const path = join(folder, splitsFile);
  const raw = readDataFile(path);
  if (!isDict(raw)) throw brokenTasks(path, "it is no object with lists of ids");
  const splits = entriesOf(raw).map(([name, ids]) => {
    if (Array.isArray(ids) && ids.every((id) => typeof id === "string"))
      return [name, ids as string[]] as const;
    throw brokenTasks(path, `its split ${JSON.stringify(name)} is no list of ids`);
  });
  return Object.fromEntries(splits);
}

/** The error for a domain without a single task to play. */
export function noTasks(folder: string, split: string): GymError {
  return new GymError(
    "tau2/no-tasks",
    split === allTasks
      ? `${join(folder, tasksFile)} holds no tasks. Get the whole data with "rwml data pull tau2".`
      : `The split ${split} of ${join(folder, splitsFile)} names none of the tasks in ${join(folder, tasksFile)}. Choose another split, or get the whole data with "rwml data pull tau2".`,
  );
}

/** The tasks of a split, in the order of the task file. Throws `tau2/unknown-split`. */
export function tasksOfSplit(
  tasks: readonly Task[],
  splits: Readonly<Record<string, readonly string[]>>,
  name: string,
): readonly Task[] {
  const ids = Object.hasOwn(splits, name) ? splits[name] : undefined;
  if (ids === undefined) {
    const nearest = nearestNames(name, Object.keys(splits));
    throw new GymError(
      "tau2/unknown-split",
      `Invalid task split name: ${name}. Choose one of ${(nearest.length > 0 ? nearest : Object.keys(splits)).join(", ")}.`,
    );
  }
  const wanted = new Set(ids);
  return tasks.filter(({ id }) => wanted.has(id));
}

function brokenTasks(path: string, problem: string, cause?: unknown): GymError {
  return new GymError("tau2/broken-file", `${path} cannot be read: ${problem}. Restore it from a copy.`, {
    cause,
  });
}
