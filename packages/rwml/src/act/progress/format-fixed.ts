/** Writes a number with so many digits behind the point. What rounds to zero has no sign. */
export function formatFixed(value: number, digits: number): string {
  return value.toFixed(digits).replace(/^-(?=[0.]+$)/, "");
}
