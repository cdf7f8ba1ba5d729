/** How values are placed along an axis. `log` needs positive values. */
export type ScaleKind = "linear" | "log";

/** Maps values to positions, with the round values worth a tick. */
export interface Scale {
  /** A position in [0, 1] for values within the domain. */
  at(value: number): number;
  readonly ticks: readonly number[];
}

/** A scale whose domain reaches from tick to tick around [low, high]. */
export function scale(kind: ScaleKind, low: number, high: number): Scale {
  return kind === "log" && low > 0 ? logScale(low, high) : linearScale(low, high);
}

function linearScale(low: number, high: number): Scale {
  // Values that agree in nine digits cannot be told apart on ticks of twelve.
  const isSpread = high - low > 1e-9 * Math.max(Math.abs(low), Math.abs(high));
  const spread = isSpread ? high - low : Math.abs(low) || 1;
  const step = roundStep(spread / 5);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step));
  return { at: (value) => (value / step - first) / (last - first), ticks };
}

function logScale(low: number, high: number): Scale {
  const first = Math.floor(Math.log10(low) + 1e-9);
  const last = Math.max(first + 1, Math.ceil(Math.log10(high) - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => tidy(10 ** (first + index)));
  return { at: (value) => (Math.log10(value) - first) / (last - first), ticks };
}

/** The smallest of 1, 2, 5 times a power of ten that is not below `step`. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= step * (1 - 1e-9));
  return factor! * power;
}

/** Removes the dust of binary fractions, such as 0.30000000000000004. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** Writes a tick as short as it can be. */
export function tickLabel(tick: number): string {
  const size = Math.abs(tick);
  return size !== 0 && (size < 1e-3 || size >= 1e4) ? tick.toExponential() : String(tick);
}
