import type { Step } from "../env/step.js";
import { keysOf } from "../internal/table-keys.js";
import { areCopies } from "../internal/through-json.js";
import { shownValue } from "./shown-value.js";

type Run = readonly Step<unknown, unknown>[];

/** Says where two runs differ, in everything an agent or a recorder can see; null when nowhere. */
export function runDifference(left: Run, right: Run, known: KnownPairs = new WeakMap()): string | null {
  for (const [index, step] of left.entries()) {
    const other = right[index];
    const difference = other === undefined ? null : stepDifference(step, other, index, known);
    if (difference !== null) return difference;
  }
  if (left.length === right.length) return null;
  return `one run ends after ${left.length} steps, the other after ${right.length}`;
}

/** Says where two steps differ; null when nowhere. */
export function stepDifference(
  left: Step<unknown, unknown>,
  right: Step<unknown, unknown>,
  index: number,
  known: KnownPairs = new WeakMap(),
): string | null {
  for (const field of comparedFields) {
    if (isSame(left[field], right[field], known)) continue;
    const difference = valueDifference(left[field], right[field], field);
    if (difference === null) continue;
    const [place, values] = difference;
    return `${place} of step ${index} (${JSON.stringify(left.text)}) ${values}`;
  }
  return null;
}

/** Says where two snapshots or states differ, with both values; null when nowhere. */
export function stateDifference(
  left: unknown,
  right: unknown,
  name: string,
  known: KnownPairs = new WeakMap(),
): string | null {
  if (isSame(left, right, known)) return null;
  return valueDifference(left, right, name)?.join(" ") ?? null;
}

type Difference = readonly [place: string, values: string];
/** Values that are known to be the same as others: runs and their ends have most of their parts in common. */
export type KnownPairs = WeakMap<object, object>;

function isSame(left: unknown, right: unknown, known: KnownPairs): boolean {
  if (left === right) return true;
  if (!isContainer(left) || !isContainer(right) || Array.isArray(left) !== Array.isArray(right)) return false;
  if (areCopies(left, right) || known.get(left) === right) return true;
  const keys = keysOf(left);
  if (keys.length !== keysOf(right).length) return false;
  for (const key of keys) {
    const [one, other] = [left[key], right[key]];
    if (one === other ? one === undefined && !Object.hasOwn(right, key) : !isSame(one, other, known))
      return false;
  }
  known.set(left, right);
  return true;
}

function valueDifference(left: unknown, right: unknown, name: string): Difference | null {
  // What is the same and no JSON, such as NaN, is no difference: another law tells of it.
  if (left === right || shownKind(left, right)) return null;
  if (!isContainer(left) || !isContainer(right) || Array.isArray(left) !== Array.isArray(right)) {
    return [name, `is once ${shownValue(left)} and once ${shownValue(right)}`];
  }
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const inner = valueDifference(partOf(left, key), partOf(right, key), `${name}.${key}`);
    if (inner !== null) return inner;
  }
  return null;
}

/** Whether two values that are neither objects nor lists are told by the same words. */
function shownKind(left: unknown, right: unknown): boolean {
  return (
    !isContainer(left) && !isContainer(right) && shownValue(left, Infinity) === shownValue(right, Infinity)
  );
}

const absent = Symbol("nothing");

function partOf(container: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(container, key) ? container[key] : absent;
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}

const comparedFields = [
  ...(["text", "rejection", "observation", "reward", "terminated", "truncated", "info"] as const),
  ...(["before", "after"] as const),
];
