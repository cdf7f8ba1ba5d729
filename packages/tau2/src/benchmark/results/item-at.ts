import { dictOf, entriesOf, isDict, itemOf } from "../../python/dict.js";
import type { PythonDict, PythonValue } from "../../python/python-value.js";

/** The value at a path of keys; undefined where a key is missing. */
export function itemAt(dict: PythonDict, path: readonly string[]): PythonValue | undefined {
  return path.reduce<PythonValue | undefined>(
    (value, key) => (isDict(value) ? itemOf(value, key) : undefined),
    dict,
  );
}

/** A dict with another value at a path of keys; a key that it lacks comes last. */
export function withItem(
  dict: PythonDict,
  [key, ...inner]: readonly string[],
  value: PythonValue,
): PythonDict {
  if (key === undefined) return dict;
  const old = itemOf(dict, key);
  const item = inner.length === 0 ? value : withItem(isDict(old) ? old : {}, inner, value);
  const entries = entriesOf(dict);
  return dictOf(
    old === undefined
      ? [...entries, [key, item]]
      : entries.map(([name, other]) => [name, name === key ? item : other] as const),
  );
}
