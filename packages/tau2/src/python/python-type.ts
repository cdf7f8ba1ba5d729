import { isDict } from "./dict.js";
import { isFloat, isNumber } from "./number.js";
import type { PythonValue } from "./python-value.js";

/** The name of a value's type in Python. */
export function pythonType(value: PythonValue): string {
  if (value === null) return "NoneType";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "string") return "str";
  if (isNumber(value)) return isFloat(value) ? "float" : "int";
  return isDict(value) ? "dict" : "list";
}
