import { isLastingJson } from "./lasting-json.js";

/**
 * Where a value is not plain JSON, as `path: what is wrong`; null when it survives `JSON.stringify` and
 * `JSON.parse` unchanged.
 */
export function jsonFlaw(value: unknown, path = "state"): string | null {
  if (isLastingJson(value)) return null;
  if (typeof value === "number") return `${path}: ${Object.is(value, -0) ? "-0" : value} is not JSON`;
  if (typeof value !== "object" || value === null) return `${path}: ${typeof value} is not JSON`;
  if (Array.isArray(value)) return firstFlaw(value.keys(), value, path);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    return `${path}: ${value.constructor.name} is not a plain object`;
  }
  return firstFlaw(Object.keys(value), value, path);
}

function firstFlaw(keys: Iterable<string | number>, container: object, path: string): string | null {
  for (const key of keys) {
    const flaw = jsonFlaw((container as Record<string | number, unknown>)[key], `${path}.${key}`);
    if (flaw !== null) return flaw;
  }
  return null;
}
