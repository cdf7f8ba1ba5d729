import { currentOf, GymError } from "@rwml/core";
import { recordOf } from "../python/dict.js";
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
  return typeof result === "string" ? result : pythonJson(processed(result));
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
  const kind =
    result instanceof Promise ? "a promise" : result === undefined ? "undefined" : `a ${typeof result}`;
  return new GymError(
    "tau2/bad-result",
    `A tool returned ${kind}. Return a text, a number, true, false or null, or wrap objects in modelResult or dictResult and arrays in listResult; tools are not async.`,
  );
}
