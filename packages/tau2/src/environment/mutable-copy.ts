import { isNumber } from "../python/number.js";

/** A deep copy of plain JSON that can be changed; marks of numbers are shared. */
export function mutableCopy(value: unknown): unknown {
  if (typeof value !== "object" || value === null || isNumber(value)) return value;
  if (Array.isArray(value)) return value.map(mutableCopy);
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) define(copy, key, mutableCopy((value as typeof copy)[key]));
  return copy;
}

/** Assigning to `__proto__` would not make a key. */
function define(record: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__") {
    Object.defineProperty(record, key, { value, enumerable: true, writable: true, configurable: true });
  } else record[key] = value;
}
