const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** Writes a measured number in about three significant digits, with thousands grouped: `11,800`, `0.42`, `3.0e-4`. */
export function formatFigure(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return String(value);
  if (Number.isInteger(value) || size >= 100) return grouped.format(value + 0);
  if (size >= 10) return value.toFixed(1);
  if (size >= 0.01) return value.toFixed(size >= 1 ? 2 : 3);
  return value.toExponential(1);
}
