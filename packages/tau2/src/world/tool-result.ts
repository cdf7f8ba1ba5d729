import { currentOf, GymError } from "@rwml/core";
import { recordOf } from "../python/dict.js";
import { jsonCopy } from "../python/json-copy.js";
import { pythonJson } from "../python/json-text.js";
import { isNumber } from "../python/number.js";
import type { PythonNumber, PythonRecord, PythonValue } from "../python/python-value.js";
import { pythonStr } from "../python/repr.js";

/**
 * What a tool returns. Upstream renders by Python type: a text stands as it is; a model is JSON with real numbers; but
 * a number or bool that is the result itself, or stands directly in a returned list or dict, becomes its `str`.
 */
export type ToolResult = string | null | boolean | PythonNumber | ModelResult | ListResult | DictResult;

export interface ModelResult {
  readonly type: "model";
  readonly value: PythonValue;
}

export interface ListResult {
  readonly type: "list";
  readonly items: readonly ToolResult[];
}

export interface DictResult {
  readonly type: "dict";
  readonly entries: readonly (readonly [key: string, value: ToolResult])[];
}

/** A result that is a pydantic model; drafts may be handed over. */
export function modelResult(value: object): ModelResult {
  return { type: "model", value: currentOf(value) as PythonValue };
}

/** A result that is a list or tuple. */
export function listResult(items: readonly ToolResult[]): ListResult {
  return { type: "list", items };
}

/** A result that is a dict, its keys none that look like integers. */
export function dictResult(entries: Readonly<Record<string, ToolResult>>): DictResult {
  return { type: "dict", entries: Object.entries(entries) };
}

/** The content of the tool's message. */
export function renderResult(result: ToolResult): string {
  if (typeof result === "string") return result;
  const value = processed(result);
  try {
    return pythonJson(value);
  } catch (error) {
    // Says which part is no JSON, where that is why.
    jsonCopy(value, "its result");
    throw error;
  }
}

function processed(result: ToolResult): PythonValue {
  if (result === null || typeof result === "string") return result;
  if (typeof result === "boolean" || isNumber(result)) return pythonStr(result);
  switch (result?.type) {
    case "model":
      return result.value;
    case "list":
      return result.items.map(processed);
    case "dict":
      return recordOf(result.entries.map(([key, value]) => [key, processed(value)])) satisfies PythonRecord;
    default:
      throw notAResult(result);
  }
}

/** Tools of own domains need not be TypeScript. */
function notAResult(result: unknown): GymError {
  return new GymError(
    "tau2/bad-result",
    `A tool returned ${kindOf(result)}. Return a text, a number, true, false or null, or wrap objects in modelResult or dictResult and arrays in listResult; tools are not async.`,
  );
}

function kindOf(result: unknown): string {
  if (result === undefined) return "undefined";
  if (result instanceof Promise) return "a promise";
  if (Array.isArray(result)) return "an array";
  return typeof result === "object" ? "an object" : `a ${typeof result}`;
}
