import { readFileSync } from "node:fs";
import { GymError } from "@rwml/core";
import { parsePythonJson } from "../../python/parse-json.js";
import type { PythonValue } from "../../python/python-value.js";
import { brokenResults } from "./read-results.js";

/** A JSON file, and how it was laid out. */
export interface JsonFile {
  readonly value: PythonValue;
  readonly style: JsonStyle;
}

/** How a JSON file is laid out; upstream's versions differ in this. */
export interface JsonStyle {
  /** Blanks of a level. */
  readonly indent: number;
  /** Whether other characters are escaped. */
  readonly ascii: boolean;
}

/** As most of upstream's files are. */
export const usualStyle: JsonStyle = { indent: 2, ascii: true };

/** Reads a JSON file of a run. Throws a GymError `tau2/missing-file` or `tau2/broken-results`. */
export function readJsonFile(path: string): JsonFile {
  const text = readText(path);
  try {
    return { value: parsePythonJson(text), style: styleOf(text) };
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message.replace(/\.$/, "") : String(cause);
    throw brokenResults(path, problem, cause);
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? "unknown failure";
    throw new GymError("tau2/missing-file", `${path} cannot be opened (${reason}). Check its name.`, {
      cause,
    });
  }
}

function styleOf(text: string): JsonStyle {
  const indent = /^[{[]\r?\n( +)/.exec(text)?.[1]?.length ?? usualStyle.indent;
  return { indent, ascii: !/[^\p{ASCII}]/u.test(text) };
}
