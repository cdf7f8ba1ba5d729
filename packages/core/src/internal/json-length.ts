import { isLastingJson } from "./lasting-json.js";

const known = new WeakMap<object, number>();

/** The length of a value's JSON text in UTF-16 code units, without writing it. Counted once for what cannot change. */
export function jsonLength(value: unknown): number {
  if (typeof value !== "object" || value === null) return JSON.stringify(value)?.length ?? 0;
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
