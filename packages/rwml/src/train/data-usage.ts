import { formatFigure } from "../act/progress/format-figure.js";

/** How much of a dataset is trained on. Plain JSON. */
export interface DataUsage {
  readonly episodes: number;
  readonly transitions: number;
  /** Transitions whose whole next observation is learned. */
  readonly used: number;
  /** Transitions that are not, because they alone are longer than a window. */
  readonly tooLong: number;
  /** Episodes whose first observation is longer than half a window, and was cut there. */
  readonly cutOpenings: number;
  /** Tokens of a window at the most. */
  readonly window: number;
  /** Tokens of the longest observation that is learned, with its end. */
  readonly longest: number;
  readonly windows: number;
  /** Rows that the windows share. */
  readonly rows: number;
  /** The share of the rows' tokens that is not padding. */
  readonly filled: number;
}

/** How much of a dataset is trained on, for people. */
export function usageText({ transitions, used, tooLong, cutOpenings, window }: DataUsage): string {
  const size = `the window of ${formatFigure(window)} tokens`;
  return [
    `${share(used, transitions)} of ${formatFigure(transitions)} transitions used`,
    ...(tooLong === 0
      ? []
      : [`${share(tooLong, transitions)} (${formatFigure(tooLong)}) longer than ${size}`]),
    ...(cutOpenings === 0
      ? []
      : [
          `first observations longer than half of ${size}, and cut there, in ${formatFigure(cutOpenings)} episodes`,
        ]),
  ].join("; ");
}

/** In per cent, with 100 and 0 for all and none only. */
function share(part: number, whole: number): string {
  const percent = Math.round((1000 * part) / whole) / 10;
  if (part < whole && percent === 100) return "99.9 %";
  return part > 0 && percent === 0 ? "0.1 %" : `${percent} %`;
}
