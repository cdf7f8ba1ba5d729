import { markedValue } from "./marked-value.js";
import type { PythonValue } from "./python-value.js";

/** As deep as Python's own JSON goes. */
const deepest = 990;

/**
 * A copy of JSON that comes from JavaScript, so that nobody changes it later on. Throws a TypeError that names the place of
 * what is not JSON.
 *
 * @param name how the message calls the whole
 */
export function jsonCopy(value: unknown, name: string): PythonValue {
  return markedValue(copied(value, name, 0));
}

function copied(value: unknown, path: string, depth: number): PythonValue {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (depth > deepest) throw new TypeError(`${path} is too deep for JSON, or holds itself`);
  if (Array.isArray(value)) {
    return Array.from(value, (item, index) => copied(item, `${path}[${index}]`, depth + 1));
  }
  if (typeof value !== "object" || !isPlain(value))
    throw new TypeError(`${path} is ${kindOf(value)}, which is not JSON`);
  const entries = Object.entries(value).map(
    ([key, item]) => [key, copied(item, `${path}.${key}`, depth + 1)] as const,
  );
  return Object.fromEntries(entries);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function kindOf(value: unknown): string {
  if (typeof value === "object") return `a ${value?.constructor?.name ?? "strange object"}`;
  return typeof value === "function" ? "a function" : String(value);
}
