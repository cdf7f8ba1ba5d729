import { match } from "ts-pattern";
import { ToolError } from "../python-error.js";
import type { BinaryOperator } from "./expression.js";
import { nearestFloat } from "./nearest-float.js";

/** Python's binary operators of two floats; a root of a negative number is complex. Throws a ToolError. */
export function floatOperation(operator: BinaryOperator, left: number, right: number): number | "complex" {
  return match(operator)
    .returnType<number | "complex">()
    .with("+", () => left + right)
    .with("-", () => left - right)
    .with("*", () => left * right)
    .with("/", () => {
      if (right === 0) throw new ToolError("float division by zero");
      return left / right;
    })
    .with("//", () => floorDivision(left, right))
    .with("**", () => power(left, right))
    .exhaustive();
}

/** Goes through the remainder, as Python does, so that rounding errors agree. */
function floorDivision(left: number, right: number): number {
  if (right === 0) throw new ToolError("float floor division by zero");
  const remainder = left % right;
  let quotient = (left - remainder) / right;
  if (remainder !== 0 && remainder < 0 !== right < 0) quotient--;
  if (quotient === 0) return left / right < 0 || Object.is(left / right, -0) ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function power(base: number, exponent: number): number | "complex" {
  if (base === 0 && exponent < 0) throw new ToolError("0.0 cannot be raised to a negative power");
  // Where JavaScript knows no answer, C's pow does.
  if (base === 1 || (base === -1 && Math.abs(exponent) === Number.POSITIVE_INFINITY)) return 1;
  if (base < 0 && Number.isFinite(base) && Number.isFinite(exponent) && !Number.isInteger(exponent)) {
    return "complex";
  }
  const result = Math.abs(exponent) <= mostExact ? exactPower(base, exponent) : base ** exponent;
  if (Math.abs(result) === Number.POSITIVE_INFINITY && Number.isFinite(base) && Number.isFinite(exponent)) {
    throw new ToolError("(34, 'Numerical result out of range')");
  }
  return result;
}

const mostExact = 1_100;

/** C's pow is right to the last digit, JavaScript's is not: whole exponents are worked out exactly. */
function exactPower(base: number, exponent: number): number {
  if (!Number.isInteger(exponent) || !Number.isFinite(base) || base === 0) return base ** exponent;
  let [numerator, denominator] = [base, 1n];
  while (!Number.isInteger(numerator)) [numerator, denominator] = [numerator * 2, denominator * 2n];
  const size = BigInt(Math.abs(exponent));
  const [above, below] = [BigInt(numerator) ** size, denominator ** size];
  return exponent < 0 ? nearestFloat(below, above) : nearestFloat(above, below);
}
