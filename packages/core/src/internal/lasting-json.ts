const known = new WeakSet<object>();

/**
 * Whether a value is plain JSON that nobody can change: frozen all the way down. Whatever is found out about such a
 * value stays true, so it is found out once: what a step left alone is not walked through again.
 */
export function isLastingJson(value: unknown): boolean {
  return lasts(value, 0);
}

/** Notes that a value is plain JSON that nobody can change, where whoever made it knows. */
export function noteLasting(value: object): void {
  known.add(value);
}

/** What holds itself is no JSON, and would be walked through for ever. */
const deepest = 1000;

function lasts(value: unknown, depth: number): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== "object") return false;
  if (known.has(value)) return true;
  if (!Object.isFrozen(value) || !isPlain(value) || depth === deepest) return false;
  // Spreading shows the holes of an array.
  const children = Array.isArray(value) ? [...value] : Object.values(value);
  const lasting = children.every((child) => lasts(child, depth + 1));
  if (lasting) known.add(value);
  return lasting;
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
