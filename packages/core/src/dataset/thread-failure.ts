import type { RecordEvent, RecordSink } from "../record/record-event.js";
import type { EpisodeFailure } from "./episode-failure.js";

/** Why the thread that played an episode was ended, or ended itself. */
const codes = [
  "collect/step-timeout",
  "collect/stray-failure",
  "collect/out-of-memory",
  "collect/thread-ended",
] as const;

export type ThreadFailureCode = (typeof codes)[number];

/** A failure that cost the thread it happened in, so that another thread has to record it. */
export interface ThreadFailure extends Omit<EpisodeFailure, "seed"> {
  readonly code: ThreadFailureCode;
}

/** Whether a failure cost its thread. Such a one is never provoked again to be compared: it would cost this thread too. */
export function isThreadFailure({ code }: { readonly code: string }): boolean {
  return (codes as readonly string[]).includes(code);
}

/**
 * Ends an episode that cost its thread, with what is recorded of it.
 *
 * @param recorded its events so far; none when it could not be started
 * @param start the row of an episode that could not be started
 */
export function endBroken(
  failure: ThreadFailure,
  recorded: readonly RecordEvent[],
  start: Extract<RecordEvent, { readonly type: "episode-start" }>["row"],
  sink: RecordSink,
): EpisodeFailure {
  if (recorded.length === 0) sink({ type: "episode-start", row: start });
  const rows = recorded.flatMap((event) => (event.type === "transition" ? [event.row] : []));
  const { code, message, episode, action } = failure;
  sink({
    type: "episode-end",
    row: {
      episode,
      steps: rows.length,
      reward: rows.reduce((sum, { reward }) => sum + reward, 0),
      terminated: false,
      truncated: false,
      error: { code, message, action },
    },
  });
  return { ...failure, seed: start.seed };
}

/** Whether an episode has come to its end, only that the end itself is not recorded yet. */
export function isAtEnd(recorded: readonly RecordEvent[]): boolean {
  const last = recorded.at(-1);
  return last?.type === "transition" && (last.row.terminated || last.row.truncated);
}
