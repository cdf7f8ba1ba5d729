/**
 * Python's `round(value, digits)` of a float: correct rounding of the binary value, halves to even.
 *
 * @param digits decimals, 0 to 20
 */
export function pythonRound(value: number, digits: number): number {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) return value;
  // A decimal half is a binary fraction only with few bits; toFixed rounds all other values correctly.
  const isHalf = Number.isInteger(value * 2 ** (digits + 1)) && Math.abs((value * 10 ** digits) % 1) === 0.5;
  if (!isHalf) return Number(value.toFixed(digits));
  const below = Math.floor(value * 10 ** digits);
  return (below % 2 === 0 ? below : below + 1) / 10 ** digits;
}
