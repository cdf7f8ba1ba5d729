const known = new WeakSet<object>();

/**
 * Whether a value is plain JSON that nobody can change: frozen all the way down. Whatever is found out about such a
 * value stays true, so it is found out once: what a step left alone is not walked through again.
 */
export function isLastingJson(value: unknown): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== "object") return false;
  if (known.has(value)) return true;
  // Spreading shows the holes of an array.
  const children = Array.isArray(value) ? [...value] : Object.values(value);
  const lasts = Object.isFrozen(value) && isPlain(value) && children.every(isLastingJson);
  if (lasts) known.add(value);
  return lasts;
}

/**
 * A copy that later changes to the value cannot reach. What cannot change is shared instead of copied; what is no
 * plain object or array is copied as JSON has it.
 */
export function lastingCopy(value: unknown): unknown {
  if (typeof value !== "object" || isLastingJson(value)) return value;
  if (Array.isArray(value)) return value.map(lastingCopy);
  if (!isPlain(value)) return JSON.parse(JSON.stringify(value) ?? "null");
  return Object.fromEntries(Object.entries(value as object).map(([key, child]) => [key, lastingCopy(child)]));
}

function isPlain(value: object | null): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}
