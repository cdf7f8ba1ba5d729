import { jsonStringLength } from "./json-string.js";
import { isLastingJson } from "./lasting-json.js";

const known = new WeakMap<object, number>();

/** The length of a value's JSON text in UTF-16 code units, without writing it. Counted once for what cannot change. */
export function jsonLength(value: unknown): number {
  if (typeof value !== "object" || value === null) return leafLength(value);
  const before = known.get(value);
  if (before !== undefined) return before;
  const length = Array.isArray(value) ? arrayLength(value) : objectLength(value);
  if (isLastingJson(value)) known.set(value, length);
  return length;
}

function arrayLength(array: readonly unknown[]): number {
  return array.reduce<number>((sum, child) => sum + jsonLength(child), 2 + Math.max(0, array.length - 1));
}

function objectLength(object: object): number {
  const entries = Object.entries(object);
  const marks = 2 + Math.max(0, 2 * entries.length - 1);
  return entries.reduce((sum, [key, child]) => sum + jsonLength(key) + jsonLength(child), marks);
}

/**
 * Whether a value's JSON text is longer than so many UTF-16 code units. Looks no further than that, and remembers
 * nothing: for values of which most are short and new.
 */
export function isJsonLongerThan(value: unknown, length: number): boolean {
  return spend(value, length) < 0;
}

/** What a value's JSON text leaves of a budget; less than nothing as soon as that is spent. */
function spend(value: unknown, budget: number): number {
  if (typeof value !== "object" || value === null) return budget - leafLength(value);
  const isArray = Array.isArray(value);
  const keys = isArray ? value : Object.keys(value);
  let left = budget - 2 - Math.max(0, isArray ? keys.length - 1 : 2 * keys.length - 1);
  for (let index = 0; index < keys.length && left >= 0; index++) {
    const child = keys[index];
    left = spend(isArray ? child : (value as Readonly<Record<string, unknown>>)[child], left);
    if (!isArray) left -= jsonStringLength(child);
  }
  return left;
}

function leafLength(value: unknown): number {
  if (typeof value === "string") return jsonStringLength(value);
  if (value === true || value === null) return 4;
  return value === false ? 5 : (JSON.stringify(value)?.length ?? 0);
}
