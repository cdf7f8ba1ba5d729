import { join } from "node:path";
import { GymError, nearestNames } from "@rwml/core";
import { isDict, itemOf } from "../python/dict.js";
import type { PythonValue } from "../python/python-value.js";
import { readTask } from "../task/read-task.js";
import type { Task } from "../task/task.js";
import { readDataFile } from "./read-data-file.js";

/**
 * The tasks of a file. Throws `tau2/missing-file` or `tau2/broken-file`.
 *
 * @param folder a domain's folder
 */
export function loadTasks(folder: string, file = "tasks.json"): readonly Task[] {
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

/** Ids of tasks by the name of a split, from `split_tasks.json`. */
export function loadSplits(folder: string): Readonly<Record<string, readonly string[]>> {
  return readDataFile(join(folder, "split_tasks.json")) as Readonly<Record<string, readonly string[]>>;
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
