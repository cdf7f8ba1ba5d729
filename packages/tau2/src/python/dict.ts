import { isMarkedFloat, isMarkedInt } from "./number.js";
import type { OrderedDict, PythonDict, PythonRecord, PythonValue } from "./python-value.js";
import { setKey } from "./set-key.js";

/** Whether a value is a dict. */
export function isDict(value: unknown): value is PythonDict {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !isMarkedFloat(value) &&
    !isMarkedInt(value)
  );
}

/** Whether a dict keeps its order in a mark. */
export function isOrdered<Value>(dict: object): dict is OrderedDict<Value> {
  return "$dict" in dict;
}

/** The entries of a dict in Python's order. */
export function entriesOf(dict: PythonDict): readonly (readonly [key: string, value: PythonValue])[] {
  return isOrdered<PythonValue>(dict) ? dict.$dict : Object.entries(dict);
}

/** The keys of a dict that keeps no order of its own. */
export function keysOf(record: object): readonly string[] {
  return knownKeys.get(record) ?? Object.keys(record);
}

/** Remembers the keys of a large record, if it is frozen: V8 needs half a microsecond for each to list them. */
export function rememberKeys(record: object, keys: readonly string[]): void {
  if (!knownKeys.has(record) && Object.isFrozen(record)) knownKeys.set(record, keys);
}

const knownKeys = new WeakMap<object, readonly string[]>();

/** The value of a key; undefined without one. */
export function itemOf(dict: PythonDict, key: string): PythonValue | undefined {
  if (isOrdered<PythonValue>(dict)) return dict.$dict.find(([name]) => name === key)?.[1];
  return Object.hasOwn(dict, key) ? dict[key] : undefined;
}

/**
 * A dict of entries, in a mark only where JavaScript would change their order or take a key for something else. Of
 * equal keys the last wins.
 */
export function dictOf(entries: readonly (readonly [key: string, value: PythonValue])[]): PythonDict {
  const record = recordOf(entries);
  if (!entries.some(([key]) => isIndexLike(key) || isMark(key))) return record;
  const names = Object.keys(record);
  const unique = names.length === entries.length ? entries : [...new Map(entries)];
  if (names.some(isMark)) return { $dict: unique };
  return unique.every(([key], index) => key === names[index]) ? record : { $dict: unique };
}

/** A plain record of entries; JavaScript may order keys like `"42"` anew. */
export function recordOf<Value extends PythonValue>(
  entries: Iterable<readonly [key: string, value: Value]>,
): { readonly [key: string]: Value } {
  const record: { [key: string]: Value } = {};
  for (const [key, value] of entries) setKey(record, key, value);
  return record satisfies PythonRecord;
}

/** Whether JavaScript orders a key before others, as an index of an array. */
function isIndexLike(key: string): boolean {
  const first = key.charCodeAt(0);
  return (
    first >= 48 && first <= 57 && key.length <= 10 && String(Number(key)) === key && Number(key) < 2 ** 32 - 1
  );
}

/** Keys that a record cannot have: those of marks, and the one that copies of an object take for its prototype. */
function isMark(key: string): boolean {
  return key === "$dict" || key === "$float" || key === "$int" || key === "__proto__";
}
