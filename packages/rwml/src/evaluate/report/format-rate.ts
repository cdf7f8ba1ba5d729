import { formatFixed } from "../../act/progress/format-fixed.js";
import type { Comparison, Rate } from "./report.js";

/** Writes a rate in per cent, such as `71.3`; a dash where nothing was measured. */
export function formatRate(rate: Rate | undefined): string {
  return rate === undefined || rate.rate === null ? "–" : formatFixed(rate.rate * 100, 1);
}

/** Writes a difference of rates in percentage points, with its sign: `+4.2`, `0.0`. */
export function formatPoints(difference: number): string {
  const points = formatFixed(difference * 100, 1);
  // What rounds to nothing has no direction.
  if (Number(points) === 0) return points;
  return difference < 0 ? points.replace("-", "−") : `+${points}`;
}

/** Writes a comparison's difference and interval in percentage points: `+4.2 (+1.1 to +7.3)`. */
export function formatInterval({ difference, low, high }: Comparison): string {
  return `${formatPoints(difference)} (${formatPoints(low)} to ${formatPoints(high)})`;
}
