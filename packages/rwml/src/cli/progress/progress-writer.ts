import { match } from "ts-pattern";
import { printableLine, printableText } from "../../act/progress/printable-text.js";
import type { ProgressEvent, ProgressListener } from "../../act/progress/progress-event.js";
import { formatProgress, formatStageEnd, type StageProgress } from "./format-progress.js";

/** Where progress is written: `process.stderr`, or a stand-in. */
export interface ProgressStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Options of `progressWriter`. */
export interface ProgressWriterOptions {
  readonly stream: ProgressStream;
  /** The time in milliseconds, from any origin. */
  readonly now: () => number;
  /** Seconds between two lines where there is no terminal. Default: 5. */
  readonly everySeconds?: number;
}

const redrawMilliseconds = 100;
/** Takes back what stands on the terminal's line. */
export const clearLine = "\r\u001b[2K";

/**
 * Writes progress for people: on a terminal one live line redrawn in place, elsewhere a plain line every few seconds.
 * Either way a finished stage leaves one line behind.
 */
export function progressWriter(options: ProgressWriterOptions): ProgressListener {
  const { stream, now } = options;
  const live = stream.isTTY === true;
  const pause = live ? redrawMilliseconds : (options.everySeconds ?? 5) * 1000;
  const stages = new Map<string, StageProgress>();
  let lastWrite = Number.NEGATIVE_INFINITY;

  const line = (text: string) =>
    stream.write(live ? `${clearLine}${printableText(text)}\n` : `${printableText(text)}\n`);

  const show = (progress: StageProgress, force: boolean) => {
    if (!force && now() - lastWrite < pause) return;
    lastWrite = now();
    if (live) stream.write(clearLine + printableLine(formatProgress(progress, (stream.columns ?? 80) - 1)));
    else line(formatProgress(progress));
  };

  return (event: ProgressEvent) =>
    match(event)
      .with({ type: "stage-start" }, ({ stage, title }) => {
        const progress = {
          title: printableLine(title),
          done: 0,
          total: null,
          unit: "",
          secondsLeft: null,
          figures: {},
        };
        stages.set(stage, progress);
        show(progress, true);
      })
      .with({ type: "stage-progress" }, ({ stage, ...reported }) => {
        const progress = { ...reported, title: stages.get(stage)?.title ?? stage };
        stages.set(stage, progress);
        show(progress, false);
      })
      .with({ type: "stage-end" }, ({ stage, seconds, figures }) => {
        line(formatStageEnd(stages.get(stage)?.title ?? stage, seconds, figures));
        stages.delete(stage);
      })
      .with({ type: "note" }, ({ text }) => {
        line(text);
        const running = [...stages.values()].at(-1);
        if (live && running !== undefined) show(running, true);
      })
      .exhaustive();
}
