import { isDict, itemOf } from "../../python/dict.js";
import type { PythonDict } from "../../python/python-value.js";
import { readTask } from "../../world/read-task.js";
import type { Task } from "../../world/task.js";
import { itemAt } from "./item-at.js";
import type { Results } from "./results.js";

/** A task as it was before it was changed in the middle of a run. */
export interface FormerTask {
  readonly task: Task;
  /** The first simulation that is no longer about it. */
  readonly until: number;
}

/** The former tasks of a file's record, in the order of their changes. Throws what `readTask` throws. */
export function formerTasks(record: PythonDict): readonly FormerTask[] {
  const changes = itemAt(record, ["info", "changes"]);
  if (!Array.isArray(changes)) return [];
  return changes.flatMap((change) => {
    if (!isDict(change) || itemOf(change, "setting") !== "task") return [];
    const until = itemOf(change, "from_simulation");
    return typeof until === "number" ? [{ task: readTask(itemOf(change, "before") ?? null), until }] : [];
  });
}

/** Finds the task that a simulation of a run is about, as it was when it was played, by the simulation's place. */
export function tasksPlayed({ tasks, formerTasks: former, simulations }: Results) {
  const now = new Map(tasks.map((task) => [task.id, task]));
  return (index: number): Task | undefined => {
    const id = simulations[index]?.task_id;
    return former.find(({ task, until }) => task.id === id && index < until)?.task ?? now.get(id ?? "");
  };
}
