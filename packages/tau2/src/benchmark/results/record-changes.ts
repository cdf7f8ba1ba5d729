import { isDict, itemOf } from "../../python/dict.js";
import type { PythonDict, PythonValue } from "../../python/python-value.js";
import type { RunChange } from "./compare-runs.js";
import { itemAt, withItem } from "./item-at.js";

/**
 * A file's record with what is changed: the new values where they stand, and what they were in a list of changes
 * (`info.changes`), which says since when. Without `before`, the file did not say.
 *
 * @param from how many simulations were played before
 * @param now the record of the run that goes on
 */
export function recordChanges(
  record: PythonDict,
  changes: readonly RunChange[],
  from: number,
  now: PythonDict,
): PythonDict {
  if (changes.length === 0) return record;
  const time = itemOf(now, "timestamp") ?? null;
  const entries = changes.map(
    ({ path, taskId, before, after }): PythonDict => ({
      ...{ time, from_simulation: from, setting: path?.join(".") ?? "task" },
      ...(taskId === null ? {} : { task_id: taskId }),
      ...(before === undefined ? {} : { before }),
      after,
    }),
  );
  const known = itemAt(record, ["info", "changes"]);
  const settings = changes.reduce(
    (changed, { path, after }) => (path === null ? changed : withItem(changed, ["info", ...path], after)),
    record,
  );
  const list = [...(Array.isArray(known) ? known : []), ...entries];
  return withChangedTasks(withItem(settings, ["info", "changes"], list), now, changes);
}

function withChangedTasks(record: PythonDict, now: PythonDict, changes: readonly RunChange[]): PythonDict {
  const ids = new Set(changes.flatMap(({ taskId }) => (taskId === null ? [] : [taskId])));
  const fresh = new Map(listIn(now, "tasks").map((task) => [idOf(task), task]));
  const tasks = listIn(record, "tasks").map((task) => {
    const id = idOf(task);
    return typeof id === "string" && ids.has(id) ? fresh.get(id)! : task;
  });
  return withItem(record, ["tasks"], tasks);
}

/** A list of a record; empty where it has none. */
export function listIn(record: PythonDict, key: string): readonly PythonValue[] {
  const list = itemOf(record, key);
  return Array.isArray(list) ? list : [];
}

function idOf(task: PythonValue): PythonValue | undefined {
  return isDict(task) ? itemOf(task, "id") : undefined;
}
