import { freeze } from "immer";

/**
 * Freezes a JSON value all the way down, in place, and gives it back: what immer's `freeze` does, in less than half the
 * time. As there, what is frozen already is taken to be frozen all the way down, and what is neither a plain object
 * nor an array is left to immer.
 */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  if (Array.isArray(value)) {
    Object.freeze(value);
    for (const child of value) deepFreeze(child);
    return value;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return freeze(value, true);
  Object.freeze(value);
  for (const key of Object.keys(value)) deepFreeze((value as Record<string, unknown>)[key]);
  return value;
}
