import { plainKeys, plainValue } from "./plain-data.js";

/** What is nested deeper than this is no data: it holds itself, or nobody can write it down. */
export const deepest = 1000;

/**
 * Only what consists of so many values is remembered: to walk through less takes hardly longer than looking it up, and
 * V8's weak tables become slow beyond words with millions of members, dead ones included.
 */
export const worthKnowing = 12;

/** How many levels of objects and arrays there are in what is known to last. */
const known = new WeakMap<object, number>();

/** How many values were walked through so far. */
let walked = 0;

/**
 * Whether a value is plain JSON that nobody can change: frozen all the way down. Whatever is found out about such a
 * value stays true, so it is found out once: what a step left alone is not walked through again. A -0 passes, although
 * JSON makes it 0.
 *
 * @param depth how many levels the value lies deep in what holds it
 */
export function isLastingJson(value: unknown, depth = 0): boolean {
  return levelsOf(value, depth, false) !== null;
}

/**
 * Freezes plain JSON all the way down, in place, so that it lasts. False where it is no JSON, or cannot be frozen: it is
 * then frozen in part. No getter is called, and what is shared is walked through once.
 */
export function makeLasting(value: unknown): boolean {
  try {
    return levelsOf(value, 0, true) !== null;
  } catch {
    return false;
  }
}

/** Whether a value was large enough to be remembered as lasting. */
export function isKnownToLast(value: object): boolean {
  return known.has(value);
}

/**
 * Notes that a value is plain JSON that nobody can change, where whoever made it knows.
 *
 * @param levels how many levels of objects and arrays there are in it, itself included
 */
export function noteLasting(value: object, levels: number): void {
  known.set(value, levels);
}

/** How many levels of objects and arrays there are in a lasting value, itself included; null where it does not last. */
export function lastingLevels(value: unknown): number | null {
  return levelsOf(value, 0, false);
}

/** The levels of what lasts, 0 for what holds nothing; null for anything else. */
function levelsOf(value: unknown, depth: number, freezes: boolean): number | null {
  walked++;
  if (value === null || typeof value === "string" || typeof value === "boolean") return 0;
  if (typeof value === "number") return Number.isFinite(value) ? 0 : null;
  if (typeof value !== "object") return null;
  const before = known.get(value);
  if (before !== undefined) {
    walked += worthKnowing;
    return depth + before > deepest ? null : before;
  }
  if (depth === deepest || !(freezes || Object.isFrozen(value))) return null;
  const keys = plainKeys(value);
  if (keys === null) return null;
  if (freezes) Object.freeze(value);
  const start = walked;
  let levels = 1;
  for (const key of keys) {
    // What is not plain is a symbol, which does not last. What copies an object by its keys loses a key `__proto__`.
    const inner = key === "__proto__" ? null : levelsOf(plainValue(value, key), depth + 1, freezes);
    if (inner === null) return null;
    if (inner >= levels) levels = inner + 1;
  }
  if (walked - start >= worthKnowing - 1) known.set(value, levels);
  return levels;
}

/**
 * A copy that later changes to the value cannot reach. What cannot change is shared instead of copied; what is no
 * plain object or array is copied as JSON has it.
 */
export function lastingCopy(value: unknown): unknown {
  if (typeof value !== "object" || isLastingJson(value)) return value;
  if (plainKeys(value as object) === null) return JSON.parse(JSON.stringify(value) ?? "null");
  if (Array.isArray(value)) return value.map(lastingCopy);
  return Object.fromEntries(Object.entries(value as object).map(([key, child]) => [key, lastingCopy(child)]));
}
