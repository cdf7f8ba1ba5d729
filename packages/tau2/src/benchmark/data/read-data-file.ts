import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { GymError } from "@rwml/core";
import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";
import { dictOf } from "../../python/dict.js";
import { float, int } from "../../python/number.js";
import { parsePythonJson } from "../../python/parse-json.js";
import type { PythonValue } from "../../python/python-value.js";

/** Reads a JSON, TOML or YAML file with Python's numbers. Throws `tau2/missing-file` or `tau2/broken-file`. */
export function readDataFile(path: string): PythonValue {
  const text = readTextFile(path);
  try {
    switch (extname(path)) {
      case ".toml":
        return fromLibrary(parseToml(text, { integersAsBigInt: true }));
      case ".yaml":
      case ".yml":
        return fromLibrary(parseYaml(text, { intAsBigInt: true }));
      default:
        return parsePythonJson(text);
    }
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new GymError("tau2/broken-file", `${path} cannot be read: ${problem} Restore it from a copy.`, {
      cause,
    });
  }
}

/** Reads a text file as it is. Throws `tau2/missing-file`. */
export function readTextFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new GymError(
      "tau2/missing-file",
      `${path} cannot be opened (${(cause as NodeJS.ErrnoException).code ?? "unknown failure"}). Get the whole data with "rwml data pull tau2".`,
      { cause },
    );
  }
}

/** With ints as bigints, all numbers that TOML and YAML give are floats. */
function fromLibrary(value: unknown): PythonValue {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "bigint") return int(value);
  if (typeof value === "number") return float(value);
  if (value instanceof Date)
    return value
      .toISOString()
      .replace(/\.000Z?$|Z$/, "")
      .replace(/T00:00:00$/, "");
  if (Array.isArray(value)) return value.map(fromLibrary);
  return dictOf(Object.entries(value as object).map(([key, item]) => [key, fromLibrary(item)] as const));
}
