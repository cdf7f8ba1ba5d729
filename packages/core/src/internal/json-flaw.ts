import { isLastingJson } from "./lasting-json.js";
import { className } from "./value-text.js";

/** What is nested deeper than this is no data: it holds itself, or nobody can write it down. */
const deepest = 1000;

/**
 * Where a value is not plain JSON, as `path: what is wrong`; null when it survives `JSON.stringify` and
 * `JSON.parse` unchanged. Costs little for what cannot change and was looked at before.
 *
 * A key `__proto__` is a flaw too: what copies an object key by key makes it the copy's prototype.
 */
export function jsonFlaw(value: unknown, path = "state"): string | null {
  return isLastingJson(value) ? null : flawIn(value, path, 0, true);
}

/** The same for what JSON cannot hold at all: -0, which JSON makes 0, passes. */
export function hardJsonFlaw(value: unknown, path = "state"): string | null {
  return isLastingJson(value) ? null : flawIn(value, path, 0, false);
}

function flawIn(value: unknown, path: string, depth: number, strict: boolean): string | null {
  if (value === null || typeof value === "string" || typeof value === "boolean") return null;
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return `${path}: ${value} is not JSON`;
    return strict && Object.is(value, -0) ? `${path}: -0 is not JSON` : null;
  }
  if (typeof value !== "object") return `${path}: ${typeof value} is not JSON`;
  if (depth > 0 && Object.isFrozen(value) && isLastingJson(value)) return null;
  if (depth === deepest) return `${rootOf(path)}: it holds itself, or is nested ${deepest} levels deep`;
  if (Array.isArray(value)) return firstFlaw(value.keys(), value, path, depth, strict);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    return `${path}: ${className(value) || "an object of a class"} is not a plain object`;
  }
  if (Object.hasOwn(value, "__proto__")) {
    return `${path}: the key "__proto__" cannot be kept apart from an object's prototype`;
  }
  return firstFlaw(Object.keys(value), value, path, depth, strict);
}

function firstFlaw(
  keys: Iterable<string | number>,
  container: object,
  path: string,
  depth: number,
  strict: boolean,
): string | null {
  for (const key of keys) {
    const flaw = flawIn(
      (container as Record<string | number, unknown>)[key],
      `${path}.${key}`,
      depth + 1,
      strict,
    );
    if (flaw !== null) return flaw;
  }
  return null;
}

/** The whole path of something that deep would fill pages. */
function rootOf(path: string): string {
  return path.split(".").slice(0, 3).join(".");
}
