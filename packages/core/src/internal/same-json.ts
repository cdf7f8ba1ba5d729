import { keysOf } from "./table-keys.js";
import { areCopies } from "./through-json.js";

/** Whether two JSON values are equal; keys may come in any order. Shared parts of frozen states cost nothing. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (areCopies(left, right)) return true;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = keysOf(left);
  if (keys.length !== keysOf(right).length) return false;
  for (const key of keys) {
    const one = (left as Record<string, unknown>)[key];
    const other = (right as Record<string, unknown>)[key];
    if (one === other ? one === undefined && !Object.hasOwn(right, key) : !sameJson(one, other)) return false;
  }
  return true;
}
