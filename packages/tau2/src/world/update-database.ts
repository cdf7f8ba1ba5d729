import { entriesOf, isDict, isOrdered } from "../python/dict.js";
import type { PythonDict, PythonValue } from "../python/python-value.js";

/** Merges new data into a database, dicts recursively; anything else is replaced. The result is not yet checked. */
export function mergeInto(database: PythonValue, update: PythonDict): PythonDict {
  const base = isDict(database) ? database : {};
  const merged = new Map(entriesOf(base));
  for (const [key, value] of entriesOf(update)) {
    const old = merged.get(key);
    merged.set(key, isDict(value) && old !== undefined && isDict(old) ? mergeInto(old, value) : value);
  }
  return isOrdered(base) ? { $dict: [...merged] } : Object.fromEntries(merged);
}
