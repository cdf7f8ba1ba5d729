/** The float nearest to the exact quotient of two ints, halves to even; infinite beyond all floats. */
export function nearestFloat(numerator: bigint, denominator: bigint): number {
  const [dividend, divisor] = [Number(numerator), Number(denominator)];
  if (Number.isSafeInteger(dividend) && Number.isSafeInteger(divisor)) return dividend / divisor;
  const shift = bitsOf(numerator) - bitsOf(denominator) - quotientBits;
  if (shift > mostShift) return Number.POSITIVE_INFINITY * Math.sign(dividend) * Math.sign(divisor);
  const left = shift < 0 ? numerator << BigInt(-shift) : numerator;
  const right = shift < 0 ? denominator : denominator << BigInt(shift);
  const quotient = left / right;
  // An odd last bit stands for all bits that were cut off, so that no inexact quotient is taken for a half.
  return Number(quotient * right === left ? quotient : quotient | 1n) * 2 ** shift;
}

/** About how many bits an int has, at most three too many. */
export function bitsOf(value: bigint): number {
  return (value < 0n ? -value : value).toString(16).length * 4;
}

const quotientBits = 66;
const mostShift = 1_000;
