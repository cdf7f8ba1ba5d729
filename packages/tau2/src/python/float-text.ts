/** A float as Python's `repr` writes it: shortest digits, exponents only below 1e-4 and from 1e16 on. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) return exponential(value);
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

function exponential(value: number): string {
  const [digits, exponent] = value.toExponential().split("e") as [string, string];
  const size = exponent.slice(1).padStart(2, "0");
  return `${digits}e${exponent[0]}${size}`;
}
