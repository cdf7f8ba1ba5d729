import { hash } from "node:crypto";
import { basename } from "node:path";
import { GymError, nearestNames } from "@rwml/core";
import type { Databases } from "../../world/begin-world.js";
import type { Setting } from "../../world/call-tool.js";
import type { Task } from "../../world/task.js";
import { domainNamed } from "../sources/domain-named.js";
import { databasesNamed, tasksNamed } from "../sources/source-named.js";
import { type GoldRecord, readGoldRecords } from "./gold-record.js";
import type { GoldDifference, GoldFileReport, GoldReport, RaisedGoldAction } from "./gold-report.js";
import { type GoldRun, runGold, worldHashes } from "./gold-run.js";

/** How gold runs are verified. */
export interface VerifyGoldOptions {
  /** The folder of upstream's data. Default: `$TAU2_DATA_DIR`. */
  readonly data?: string;
}

/**
 * Runs the gold actions of tasks, and compares answers, hashes of databases and assertions with upstream's. Throws what
 * `readGoldRecords`, `domainNamed`, `databasesNamed` and `tasksNamed` throw, and a GymError
 * `tau2/unknown-task`.
 *
 * @param files files of gold runs, named `<domain>.gold.json`
 */
export function verifyGold(files: readonly string[], { data }: VerifyGoldOptions = {}): GoldReport {
  return {
    files: files.map((file) => {
      const records = readGoldRecords(file);
      const name = basename(file).split(".")[0]!;
      const setting = { domain: domainNamed(name), solo: false };
      return verifyRecords(file, setting, databasesNamed(name, data), tasksNamed(name, data), records);
    }),
  };
}

function verifyRecords(
  file: string,
  setting: Setting,
  databases: Databases,
  tasks: readonly Task[],
  records: readonly GoldRecord[],
): GoldFileReport {
  const known = new Map(tasks.map((task) => [task.id, task]));
  const runs = records.map((record) => {
    const task = known.get(record.id) ?? unknownTask(file, record.id, [...known.keys()]);
    return { record, task, run: runGold(setting, databases, task) };
  });
  const compared = runs.flatMap(({ record, run: { outputs, initial, final, assertions } }) =>
    [
      ...pairs("output", record.gold_outputs, outputs),
      ...pairs("initial", record.init, worldHashes(initial)),
      ...pairs("final", record.gold, worldHashes(final)),
      ...pairs("assertion", record.assertions_after_gold_no_sync, assertions),
    ].map((pair) => ({ file, task: record.id, ...pair })),
  );
  const count = (isEqual: boolean, ...kinds: readonly Pair["what"][]): number =>
    compared.filter((pair) => kinds.includes(pair.what) && isSame(pair) === isEqual).length;
  return {
    ...{ file, domain: setting.domain.name, tasks: records.length },
    outputs: { equal: count(true, "output"), different: count(false, "output") },
    hashes: { equal: count(true, "initial", "final"), different: count(false, "initial", "final") },
    assertions: { agree: count(true, "assertion"), disagree: count(false, "assertion") },
    raised: runs.flatMap(({ task, run }) => raisedActions(task, run)),
    differences: compared.filter((pair) => !isSame(pair)),
  };
}

function raisedActions(task: Task, { errors }: GoldRun): readonly RaisedGoldAction[] {
  return errors.flatMap((error, index) =>
    error === null
      ? []
      : [{ task: task.id, index, name: task.evaluation_criteria!.actions![index]!.name, error }],
  );
}

type Pair = Pick<GoldDifference, "what" | "index" | "expected" | "actual">;
type Value = string | boolean | null;

/** A value that only one side has stands beside `"(nothing)"`. */
function pairs(what: Pair["what"], expected: readonly Value[], actual: readonly Value[]): readonly Pair[] {
  const length = Math.max(expected.length, actual.length);
  const valueAt = (values: readonly Value[], index: number): Value =>
    index < values.length ? values[index]! : "(nothing)";
  return Array.from({ length }, (_, index) => ({
    ...{ what, index, expected: valueAt(expected, index), actual: valueAt(actual, index) },
  }));
}

/** Long outputs are recorded as their SHA-256. */
function isSame({ what, expected, actual }: Pair): boolean {
  if (expected === actual) return true;
  return what === "output" && typeof actual === "string" && expected === hash("sha256", actual, "hex");
}

function unknownTask(file: string, id: string, known: readonly string[]): never {
  const nearest = nearestNames(id, known);
  throw new GymError(
    "tau2/unknown-task",
    `${file} names the task ${id}, which the data does not have. Take the data of the same release${nearest.length > 0 ? `; near are ${nearest.join(", ")}` : ""}.`,
  );
}
