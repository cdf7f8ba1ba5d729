/**
 * Python's `round(value, digits)` of a float: correct rounding of the binary value, halves to even.
 *
 * @param digits decimals, 0 to 20
 */
export function pythonRound(value: number, digits: number): number {
  if (!Number.isFinite(value) || value === 0 || Math.abs(value) >= 1e21) return value;
  // toFixed rounds correctly but for exact halves, which it takes away from zero.
  const rounded = value.toFixed(digits);
  if (!isHalf(value, digits)) return Number(rounded);
  const truncated = value.toFixed(digits + 1).slice(0, -1);
  return Number(isOdd(truncated) ? rounded : truncated);
}

/** A multiple of 1/2 of a decimal place is a binary fraction of few bits; only its odd multiples are halves. */
function isHalf(value: number, digits: number): boolean {
  return Math.abs(value * 2 ** (digits + 1)) % 2 === 1;
}

function isOdd(decimal: string): boolean {
  const last = decimal.endsWith(".") ? decimal.at(-2) : decimal.at(-1);
  return Number(last) % 2 === 1;
}
