import { match } from "ts-pattern";
import { ToolError } from "../python-error.js";
import type { BinaryOperator } from "./expression.js";
import { floatOperation } from "./float-operation.js";
import { bitsOf, nearestFloat } from "./nearest-float.js";
import { asFloat, intTooLarge } from "./operand.js";

/** Python's binary operators of two ints. Throws a ToolError. */
export function intOperation(
  operator: BinaryOperator,
  left: bigint,
  right: bigint,
): bigint | number | "complex" {
  return match(operator)
    .returnType<bigint | number | "complex">()
    .with("+", () => left + right)
    .with("-", () => left - right)
    .with("*", () => {
      refuseBeyond(bitsOf(left) + bitsOf(right));
      return left * right;
    })
    .with("/", () => trueDivision(left, right))
    .with("//", () => floorDivision(left, right))
    .with("**", () => (right < 0n ? floatOperation("**", asFloat(left), asFloat(right)) : power(left, right)))
    .exhaustive();
}

function trueDivision(left: bigint, right: bigint): number {
  if (right === 0n) throw new ToolError("division by zero");
  const quotient = nearestFloat(left, right);
  if (Number.isFinite(quotient)) return quotient;
  throw new ToolError("integer division result too large for a float");
}

function floorDivision(left: bigint, right: bigint): bigint {
  if (right === 0n) throw new ToolError("integer division or modulo by zero");
  const quotient = left / right;
  return quotient * right !== left && left < 0n !== right < 0n ? quotient - 1n : quotient;
}

function power(base: bigint, exponent: bigint): bigint {
  if (base === 0n || base === 1n) return exponent === 0n ? 1n : base;
  if (base === -1n) return exponent % 2n === 0n ? 1n : -1n;
  refuseBeyond(Number(exponent) * (bitsOf(base) - 3));
  return base ** exponent;
}

const mostBits = 1_000_000;

/** Python would go on for minutes, then find that no float is that large. */
function refuseBeyond(bits: number): void {
  if (bits > mostBits) throw new ToolError(intTooLarge);
}
