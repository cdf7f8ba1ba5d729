import { bigintOf, float, int, isFloat, isNumber, numberOf } from "./number.js";
import { ToolError } from "./python-error.js";
import { pythonType } from "./python-type.js";
import type { MarkedInt, PythonNumber, PythonValue } from "./python-value.js";

/** How an operation is written in the text of Python's TypeError. */
export type Operator = "+" | "-" | "*" | "+=" | "-=";

/** `left + right` of numbers. Throws a ToolError where Python raises. */
export function add(left: PythonValue, right: PythonValue, operator: Operator = "+"): PythonNumber {
  return operate(
    left,
    right,
    operator,
    (one, two) => one + two,
    (one, two) => one + two,
  );
}

/** `left - right` of numbers. Throws a ToolError where Python raises. */
export function subtract(left: PythonValue, right: PythonValue, operator: Operator = "-"): PythonNumber {
  return operate(
    left,
    right,
    operator,
    (one, two) => one - two,
    (one, two) => one - two,
  );
}

/** `left * right` of numbers. Throws a ToolError where Python raises, and for sequences, which Python would repeat. */
export function multiply(left: PythonValue, right: PythonValue, operator: Operator = "*"): PythonNumber {
  return operate(
    left,
    right,
    operator,
    (one, two) => one * two,
    (one, two) => one * two,
  );
}

/** `left < right` of numbers, exact even between ints and floats. */
export function isLess(left: PythonNumber, right: PythonNumber): boolean {
  if (isFloat(left) === isFloat(right)) {
    return isFloat(left) || bothSafe(left, right)
      ? numberOf(left) < numberOf(right)
      : bigintOf(left as number | MarkedInt) < bigintOf(right as number | MarkedInt);
  }
  // JavaScript compares a bigint with a number exactly.
  return exact(left) < exact(right);
}

function operate(
  left: PythonValue,
  right: PythonValue,
  operator: Operator,
  ofFloats: (left: number, right: number) => number,
  ofInts: (left: bigint, right: bigint) => bigint,
): PythonNumber {
  const [one, two] = [asNumber(left), asNumber(right)];
  if (one === null || two === null) {
    throw new ToolError(
      `unsupported operand type(s) for ${operator}: '${pythonType(left)}' and '${pythonType(right)}'`,
    );
  }
  if (isFloat(one) || isFloat(two)) return float(ofFloats(asFloat(one), asFloat(two)));
  if (bothSafe(one, two)) {
    const quick = ofFloats(one as number, two as number);
    if (Number.isSafeInteger(quick)) return quick === 0 ? 0 : quick;
  }
  return int(ofInts(bigintOf(one as number | MarkedInt), bigintOf(two as number | MarkedInt)));
}

/** Python counts bools as ints. */
function asNumber(value: PythonValue): PythonNumber | null {
  if (typeof value === "boolean") return value ? 1 : 0;
  return isNumber(value) ? value : null;
}

function asFloat(value: PythonNumber): number {
  const number = numberOf(value);
  if (!isFloat(value) && !Number.isFinite(number)) throw new ToolError("int too large to convert to float");
  return number;
}

function bothSafe(left: PythonNumber, right: PythonNumber): boolean {
  return typeof left === "number" && typeof right === "number";
}

function exact(value: PythonNumber): number | bigint {
  return isFloat(value) ? numberOf(value) : bigintOf(value as number | MarkedInt);
}
