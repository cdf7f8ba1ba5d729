import type { Comparison, Rate } from "./report.js";

/** Writes a rate in per cent, such as `71.3`; a dash where nothing was measured. */
export function formatRate(rate: Rate | undefined): string {
  return rate === undefined || rate.rate === null ? "–" : (rate.rate * 100).toFixed(1);
}

/** Writes a difference of rates in percentage points, with its sign: `+4.2`. */
export function formatPoints(difference: number): string {
  const points = (difference * 100).toFixed(1);
  return difference < 0 ? points.replace("-", "−") : `+${points}`;
}

/** Writes a comparison's difference and interval in percentage points: `+4.2 (+1.1 to +7.3)`. */
export function formatInterval({ difference, low, high }: Comparison): string {
  return `${formatPoints(difference)} (${formatPoints(low)} to ${formatPoints(high)})`;
}
