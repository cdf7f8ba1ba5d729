import type { ThreadFailure } from "@rwml/core/dataset";
import { match } from "ts-pattern";
import type { Beat, ThreadPhase } from "./heartbeat.js";

/** What became of a thread that played an episode. */
export type ThreadLoss =
  /** Ended: it did not come to the end of something in so many seconds. */
  | { readonly type: "step-timeout"; readonly seconds: number }
  | { readonly type: "out-of-memory" }
  /** Ended by `process.exit`. */
  | { readonly type: "thread-ended"; readonly exitCode: number }
  /** Something failed that nothing waited for. */
  | { readonly type: "stray-failure"; readonly failure: unknown };

/** The failure that the loss of a thread becomes, in the episode that it played. */
export function threadFailure(loss: ThreadLoss, beat: Beat): ThreadFailure {
  const { phase, episode, step, action } = beat;
  return {
    code: `collect/${loss.type}`,
    message: `${subject(beat)} ${lossText(loss, isAfter(phase))}`,
    ...{ episode, step: isStart(phase) ? null : step, action },
    stack:
      loss.type === "stray-failure" && loss.failure instanceof Error ? (loss.failure.stack ?? null) : null,
  };
}

/**
 * What became of a thread, and what to do, as the rest of a sentence.
 *
 * @param isAfter whether it came of what was left running
 */
export function lossText(loss: ThreadLoss, isAfter = false): string {
  const left = isAfter ? "left something running that " : "";
  return match(loss)
    .with({ type: "step-timeout" }, ({ seconds }) =>
      isAfter
        ? `${left}kept its thread busy for longer than ${duration(seconds)} and was ended. Look for promises, process.nextTick or timers that begin each other without end, or allow more time with --step-timeout.`
        : `took longer than ${duration(seconds)} and was ended. Look for an endless loop there, or allow more time with --step-timeout.`,
    )
    .with(
      { type: "out-of-memory" },
      () =>
        "took more memory than a thread may have and was ended. Look for something that grows without end, or allow more with --worker-memory.",
    )
    .with(
      { type: "thread-ended" },
      ({ exitCode }) => `${left}ended its thread, with code ${exitCode}. Look for process.exit in it.`,
    )
    .with(
      { type: "stray-failure" },
      ({ failure }) =>
        `left something running that failed: ${failureText(failure)}. Look for a promise that nobody awaits, or a timer.`,
    )
    .exhaustive();
}

/** What was asked for. A timer may have been begun long before by anything else, as far as can be known. */
function subject({ phase, step, action }: Beat): string {
  const choice = `Choosing the action of step ${step}`;
  const taken = action === null ? choice : `Step ${step}, action ${JSON.stringify(action)}`;
  const what = isStart(phase) ? "Starting the episode" : taken;
  if (isAfter(phase)) return `${what}, or something before it,`;
  return action === null ? what : `${what},`;
}

function duration(seconds: number): string {
  return seconds === 1 ? "a second" : `${seconds} seconds`;
}

function isStart(phase: ThreadPhase): boolean {
  return phase === "start" || phase === "after-start";
}

function isAfter(phase: ThreadPhase): boolean {
  return phase === "after-start" || phase === "after-step";
}

/** Without the stop at its end: it is put before one. */
function failureText(failure: unknown): string {
  const { name, message } = failure instanceof Error ? failure : { name: "Error", message: String(failure) };
  return (name === "Error" ? message : `${name}: ${message}`).replace(/\.$/, "");
}
