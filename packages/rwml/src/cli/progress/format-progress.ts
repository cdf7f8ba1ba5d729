import { formatDuration } from "../../act/progress/format-duration.js";
import { formatFigure } from "../../act/progress/format-figure.js";

/** A running stage, as its events have described it so far. */
export interface StageProgress {
  readonly title: string;
  readonly done: number;
  readonly total: number | null;
  readonly unit: string;
  readonly secondsLeft: number | null;
  readonly figures: Readonly<Record<string, number>>;
}

const barWidth = 20;

/**
 * One line about a running stage: title, bar, work done, figures, time left.
 * Cut to `width` characters, so that a terminal can redraw it in place.
 */
export function formatProgress(progress: StageProgress, width = Number.POSITIVE_INFINITY): string {
  const { title, done, total, unit, secondsLeft, figures } = progress;
  const parts = [title, ...(total === null ? [] : [bar(total === 0 ? 1 : done / total)])];
  if (done > 0 || total !== null) parts.push(work(done, total, unit));
  parts.push(...formatFigures(figures));
  if (secondsLeft !== null) parts.push(`ETA ${formatDuration(secondsLeft)}`);
  return cut(parts.join("  "), width);
}

/** One line about a finished stage. */
export function formatStageEnd(
  title: string,
  seconds: number,
  figures: Readonly<Record<string, number>>,
): string {
  return [`✓ ${title}`, ...formatFigures(figures), `in ${formatDuration(seconds)}`].join("  ");
}

function formatFigures(figures: Readonly<Record<string, number>>): string[] {
  return Object.entries(figures).map(([name, value]) => `${name} ${formatFigure(value)}`);
}

function work(done: number, total: number | null, unit: string): string {
  const inSeconds = unit === "seconds";
  const amount = inSeconds ? formatDuration : formatFigure;
  const share = total === null ? amount(done) : `${amount(done)}/${amount(total)}`;
  return inSeconds ? share : `${share} ${unit}`;
}

function bar(share: number): string {
  const filled = Math.floor(Math.min(1, Math.max(0, share)) * barWidth);
  return `[${"#".repeat(filled)}${"-".repeat(barWidth - filled)}]`;
}

function cut(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, Math.max(0, width - 1))}…`;
}
