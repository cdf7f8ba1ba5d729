import { entriesOf, isDict } from "./dict.js";
import { isNumber, numberOf } from "./number.js";
import type { PythonValue } from "./python-value.js";

/** Python's `bool(value)`. */
export function isTruthy(value: PythonValue): boolean {
  if (typeof value === "boolean") return value;
  if (value === null || typeof value === "string") return value !== null && value !== "";
  if (isNumber(value)) return numberOf(value) !== 0;
  return (isDict(value) ? entriesOf(value) : value).length > 0;
}
