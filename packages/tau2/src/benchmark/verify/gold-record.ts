import { GymError } from "@rwml/core";
import { boolean, type Infer, list, nullable, text } from "../../python/model/field.js";
import { model } from "../../python/model/model.js";
import { ValidationError } from "../../python/model/validation.js";
import type { PythonValue } from "../../python/python-value.js";
import { readDataFile } from "../data/read-data-file.js";

const goldRecord = model("GoldRecord", {
  id: text,
  init: list(nullable(text)),
  gold_outputs: list(text),
  gold: list(nullable(text)),
  assertions_after_gold_no_sync: list(boolean),
});

/** What upstream's run of a task's gold actions came to. */
export type GoldRecord = Infer<typeof goldRecord>;

/** Reads a file of gold runs. Throws a GymError `tau2/missing-file` or `tau2/broken-file`. */
export function readGoldRecords(file: string): readonly GoldRecord[] {
  const records = readDataFile(file);
  if (!Array.isArray(records)) throw broken(file, "it is no list");
  return records.map((record: PythonValue, index) => {
    try {
      return goldRecord.parse(record);
    } catch (cause) {
      if (!(cause instanceof ValidationError)) throw cause;
      const { path, message } = cause.flaws[0]!;
      throw broken(file, `record ${index}: ${path.join(".")}: ${message}`, cause);
    }
  });
}

function broken(file: string, problem: string, cause?: unknown): GymError {
  return new GymError("tau2/broken-file", `${file} cannot be read: ${problem}. Restore it from a copy.`, {
    cause,
  });
}
