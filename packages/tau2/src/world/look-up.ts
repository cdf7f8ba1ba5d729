import { ToolError } from "../python/python-error.js";
import { pythonType } from "../python/python-type.js";
import type { PythonValue } from "../python/python-value.js";

/**
 * The entry of a table under a key that a caller gave; undefined without one. Throws a ToolError for a key that Python
 * cannot hash.
 */
export function lookUp<Value>(table: { readonly [key: string]: Value }, key: PythonValue): Value | undefined {
  const type = pythonType(key);
  if (type === "list" || type === "dict") throw new ToolError(`unhashable type: '${type}'`);
  return typeof key === "string" && Object.hasOwn(table, key) ? table[key] : undefined;
}
