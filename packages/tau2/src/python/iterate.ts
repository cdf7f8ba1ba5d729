import { entriesOf, isDict } from "./dict.js";
import { ToolError } from "./python-error.js";
import { pythonType } from "./python-type.js";
import type { PythonValue } from "./python-value.js";

/** What Python's `for` goes through: items, characters or keys. Throws a ToolError for a value that is not iterable. */
export function itemsOf(value: PythonValue): readonly PythonValue[] {
  const items = iterated(value);
  if (items === null) throw new ToolError(`'${pythonType(value)}' object is not iterable`);
  return items;
}

/** Python's `len`. Throws a ToolError for a value that has none. */
export function lengthOf(value: PythonValue): number {
  const items = iterated(value);
  if (items === null) throw new ToolError(`object of type '${pythonType(value)}' has no len()`);
  return items.length;
}

function iterated(value: PythonValue): readonly PythonValue[] | null {
  if (Array.isArray(value)) return value;
  if (typeof value === "string") return [...value];
  return isDict(value) ? entriesOf(value).map(([key]) => key) : null;
}
