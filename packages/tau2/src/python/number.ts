import { floatText } from "./float-text.js";
import type { MarkedFloat, MarkedInt, PythonNumber, PythonValue } from "./python-value.js";

/** Whether a value is an int or a float; Python's bools are neither here. */
export function isNumber(value: unknown): value is PythonNumber {
  return typeof value === "number" || isMarkedFloat(value) || isMarkedInt(value);
}

/** Whether a number is a float. */
export function isFloat(value: PythonNumber): boolean {
  return typeof value === "number" ? !Number.isInteger(value) : isMarkedFloat(value);
}

/** A float, marked where a plain number would read as an int. */
export function float(value: number): PythonNumber {
  return Number.isFinite(value) && !Number.isInteger(value) ? value : marked(value);
}

/** An int, marked where a plain number would not be exact. Throws a RangeError for a number with a fraction. */
export function int(value: number | bigint): PythonNumber {
  const exact = BigInt(value);
  const plain = Number(exact);
  return Number.isSafeInteger(plain) ? plain : { $int: exact.toString() };
}

/** The nearest JavaScript number. */
export function numberOf(value: PythonNumber): number {
  if (typeof value === "number") return value;
  if (isMarkedInt(value)) return Number(value.$int);
  const special = specials[value.$float];
  return special ?? Number(value.$float);
}

/** The exact value of an int. */
export function bigintOf(value: number | MarkedInt): bigint {
  return BigInt(typeof value === "number" ? value : value.$int);
}

/** Whether a value is a marked float. */
export function isMarkedFloat(value: unknown): value is MarkedFloat {
  return typeof value === "object" && value !== null && "$float" in value;
}

/** Whether a value is a marked int. */
export function isMarkedInt(value: unknown): value is MarkedInt {
  return typeof value === "object" && value !== null && "$int" in value;
}

/** A number as Python's `repr` and `str` write it. */
export function numberText(value: PythonNumber): string {
  if (typeof value === "number") return Number.isInteger(value) ? String(value) : floatText(value);
  return isMarkedInt(value) ? value.$int : value.$float;
}

/** Whether a value is an int or a bool, which Python counts as one. */
export function isIntegral(value: PythonValue): value is number | MarkedInt | boolean {
  return typeof value === "boolean" || (isNumber(value) && !isFloat(value));
}

const specials: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  "-inf": Number.NEGATIVE_INFINITY,
};

const marks = new Map<number, MarkedFloat>();

/** Marks of the same number are one object, so that equal states share it. */
function marked(value: number): MarkedFloat {
  if (Object.is(value, -0)) return Object.freeze({ $float: "-0.0" });
  let mark = marks.get(value);
  if (mark === undefined) {
    mark = Object.freeze({ $float: floatText(value) });
    if (marks.size < mostMarks) marks.set(value, mark);
  }
  return mark;
}

const mostMarks = 10_000;
