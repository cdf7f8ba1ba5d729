import { isLess } from "./arithmetic.js";
import { isNumber, numberOf } from "./number.js";
import { ToolError } from "./python-error.js";
import { pythonType } from "./python-type.js";
import type { PythonNumber, PythonValue } from "./python-value.js";

/** `left <= right` of numbers. Throws a ToolError with the text of Python's TypeError for anything else. */
export function isAtMost(left: PythonValue, right: PythonValue): boolean {
  const [one, two] = operands(left, "<=", right);
  return isComparable(one, two) && !isLess(two, one);
}

/** `left >= right` of numbers. Throws a ToolError with the text of Python's TypeError for anything else. */
export function isAtLeast(left: PythonValue, right: PythonValue): boolean {
  const [one, two] = operands(left, ">=", right);
  return isComparable(one, two) && !isLess(one, two);
}

function operands(left: PythonValue, operator: string, right: PythonValue): [PythonNumber, PythonNumber] {
  const [one, two] = [asNumber(left), asNumber(right)];
  if (one !== null && two !== null) return [one, two];
  throw new ToolError(
    `'${operator}' not supported between instances of '${pythonType(left)}' and '${pythonType(right)}'`,
  );
}

/** Python counts bools as ints. */
function asNumber(value: PythonValue): PythonNumber | null {
  if (typeof value === "boolean") return value ? 1 : 0;
  return isNumber(value) ? value : null;
}

function isComparable(left: PythonNumber, right: PythonNumber): boolean {
  return !Number.isNaN(numberOf(left)) && !Number.isNaN(numberOf(right));
}
