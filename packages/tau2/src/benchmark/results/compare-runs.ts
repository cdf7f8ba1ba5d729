import { isDict, itemOf } from "../../python/dict.js";
import type { PythonDict, PythonValue } from "../../python/python-value.js";
import { isSolo, type Results } from "./results.js";
import { runSettings, settingIn } from "./run-settings.js";
import { differenceText, valueDifferences } from "./value-differences.js";

/** A setting or a task that is another one than in the run's file. */
export interface RunChange {
  /** For people. */
  readonly name: string;
  /** Where the file's `info` has it; null for a task. */
  readonly path: readonly string[] | null;
  /** Null for a setting. */
  readonly taskId: string | null;
  /** Undefined where the file does not say. */
  readonly before: PythonValue | undefined;
  readonly after: PythonValue;
}

/** How a run differs from the one that its file holds. */
export interface RunComparison {
  readonly changes: readonly RunChange[];
  /** Settings that the file does not say, and which are therefore not compared. */
  readonly unsaid: readonly RunChange[];
}

/** Compares the settings of a run, and the tasks that both have, with those that its file holds. */
export function compareRuns(stored: Results, now: Results): RunComparison {
  const [old, current] = [infoOf(stored), infoOf(now)];
  const settings = runSettings.flatMap((setting): readonly RunChange[] => {
    const [before, after] = [settingIn(old, setting), settingIn(current, setting)];
    if (after === undefined || isSame(before, after)) return [];
    return [{ ...setting, taskId: null, before, after }];
  });
  const known = new Map(stored.tasks.map((task) => [task.id, task as unknown as PythonValue]));
  const tasks = now.tasks.flatMap((task): readonly RunChange[] => {
    const [before, after] = [known.get(task.id), task as unknown as PythonValue];
    if (before === undefined || isSame(before, after)) return [];
    return [{ name: `task ${task.id}`, path: null, taskId: task.id, before, after }];
  });
  return {
    changes: [...settings.filter(({ before }) => before !== undefined), ...tasks],
    unsaid: settings.filter(({ before }) => before === undefined),
  };
}

/** Whether one file can hold both runs at all: what is recorded is read as of one domain, with or without a user. */
export function isOfOneWorld(stored: Results, now: Results): boolean {
  return stored.info.domain_name === now.info.domain_name && isSolo(stored) === isSolo(now);
}

/** A change as lines: what differs, before and after. */
export function changeLines({ name, before, after }: RunChange): readonly string[] {
  return valueDifferences(before, after).map((difference) => {
    const place = difference.path === "" ? "" : `, ${difference.path}`;
    return `${name}${place}: ${differenceText(difference)}`;
  });
}

function isSame(before: PythonValue | undefined, after: PythonValue): boolean {
  return valueDifferences(before, after).length === 0;
}

function infoOf({ record }: Results): PythonDict {
  const info = itemOf(record, "info");
  return isDict(info) ? info : {};
}
