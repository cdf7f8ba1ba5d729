import { isNumber } from "../python/number.js";
import { setKey } from "../python/set-key.js";

/** A deep copy of plain JSON that can be changed; marks of numbers are shared. */
export function mutableCopy(value: unknown): unknown {
  if (typeof value !== "object" || value === null || isNumber(value)) return value;
  if (Array.isArray(value)) return value.map(mutableCopy);
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) setKey(copy, key, mutableCopy((value as typeof copy)[key]));
  return copy;
}
