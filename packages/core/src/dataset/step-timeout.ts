import type { RecordEvent, RecordSink } from "../record/record-event.js";
import type { EpisodeFailure } from "./episode-failure.js";
import type { WatchedPhase } from "./step-watch.js";

/** Something that took too long, so that a watchdog has ended the thread it ran in. */
export interface StepTimeout {
  readonly phase: WatchedPhase;
  readonly episode: number;
  /** The number of the step, from 0. */
  readonly step: number;
  /** The action's text; null outside a step of the world. */
  readonly action: string | null;
  /** The limit. */
  readonly seconds: number;
}

/** The code of the failure that it becomes. It is never played again to be compared: that would take too long again. */
export const stepTimeoutCode = "collect/step-timeout";

/** What was waited for, in words. */
export function timeoutText({ phase, step, action, seconds }: StepTimeout): string {
  const subject = {
    start: "Starting the episode",
    choose: `Choosing the action of step ${step}`,
    step: `Step ${step}, action ${JSON.stringify(action)},`,
  }[phase];
  return `${subject} took longer than ${seconds} seconds and was ended. Look for an endless loop there, or allow more time with --step-timeout.`;
}

/**
 * Ends an episode whose step took too long, with what is recorded of it.
 *
 * @param recorded its events so far; none when it could not be started
 * @param start the row of an episode that could not be started
 */
export function endTimedOut(
  timeout: StepTimeout,
  recorded: readonly RecordEvent[],
  start: Extract<RecordEvent, { readonly type: "episode-start" }>["row"],
  sink: RecordSink,
): EpisodeFailure {
  if (recorded.length === 0) sink({ type: "episode-start", row: start });
  const rows = recorded.flatMap((event) => (event.type === "transition" ? [event.row] : []));
  const { episode, action } = timeout;
  const failure = { code: stepTimeoutCode, message: timeoutText(timeout) };
  sink({
    type: "episode-end",
    row: {
      episode,
      steps: rows.length,
      reward: rows.reduce((sum, { reward }) => sum + reward, 0),
      terminated: false,
      truncated: false,
      error: { ...failure, action },
    },
  });
  const step = timeout.phase === "start" ? null : timeout.step;
  return { ...failure, episode, seed: start.seed, step, action, stack: null };
}

/** Whether an episode has come to its end, only that the end itself is not recorded yet. */
export function isAtEnd(recorded: readonly RecordEvent[]): boolean {
  const last = recorded.at(-1);
  return last?.type === "transition" && (last.row.terminated || last.row.truncated);
}
