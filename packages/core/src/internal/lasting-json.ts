const known = new WeakSet<object>();

/**
 * Whether a value is plain JSON that nobody can change: frozen all the way down. Whatever is found out about such a
 * value stays true, so it is found out once: what a step left alone is not walked through again.
 */
export function isLastingJson(value: unknown): boolean {
  return lastingParts(value, 0) !== notLasting;
}

/** Notes that a value is plain JSON that nobody can change, where whoever made it knows. */
export function noteLasting(value: object): void {
  known.add(value);
}

/** What holds itself is no JSON, and would be walked through for ever. */
const deepest = 1000;

const notLasting = -1;

/**
 * Only what consists of so many values is remembered: to walk through less takes hardly longer than looking it up, and
 * V8's weak sets become slow beyond words with millions of members, dead ones included.
 */
export const worthKnowing = 12;

/** How many values one consists of, itself included, or enough to be known; `notLasting` where it is no lasting JSON. */
function lastingParts(value: unknown, depth: number): number {
  if (value === null || typeof value === "string" || typeof value === "boolean") return 1;
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0) ? 1 : notLasting;
  if (typeof value !== "object") return notLasting;
  if (known.has(value)) return worthKnowing;
  if (!Object.isFrozen(value) || !isPlain(value) || depth === deepest) return notLasting;
  let parts = 1;
  // Spreading shows the holes of an array.
  for (const child of Array.isArray(value) ? [...value] : Object.values(value)) {
    const inner = lastingParts(child, depth + 1);
    if (inner === notLasting) return notLasting;
    parts += inner;
  }
  if (parts >= worthKnowing) known.add(value);
  return parts;
}

/**
 * A copy that later changes to the value cannot reach. What cannot change is shared instead of copied; what is no
 * plain object or array is copied as JSON has it.
 */
export function lastingCopy(value: unknown): unknown {
  if (typeof value !== "object" || isLastingJson(value)) return value;
  if (Array.isArray(value)) return value.map(lastingCopy);
  if (!isPlain(value as object)) return JSON.parse(JSON.stringify(value) ?? "null");
  return Object.fromEntries(Object.entries(value as object).map(([key, child]) => [key, lastingCopy(child)]));
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== Array.prototype && prototype !== null) return false;
  // A key that copies lose: see jsonFlaw.
  return !Object.hasOwn(value, "__proto__");
}
