import { GymError, isGymError } from "@rwml/core";
import { type ShareResult, type StepTimeout, timeoutText } from "@rwml/core/dataset";
import { match } from "ts-pattern";
import { runInThread } from "../threads/run-in-thread.js";
import { type Beat, heartbeatMemory, readBeat } from "./heartbeat.js";
import type { CheckTask, ShareEvent, ShareTask } from "./share-task.js";
import { type ThreadEnd, Watchdog, type WatchLimits } from "./watchdog.js";

/** What a share tells while it runs; a stray failure is thrown. */
type ToldEvent = Exclude<ShareEvent, { readonly type: "stray" }>;

/** Who listens to a share, and how long it may take. */
export interface ShareRun {
  readonly limits: WatchLimits;
  /** Asks it to stop. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: ToldEvent) => void;
  /** Called when a step took too long, and a new thread goes on behind it. */
  readonly onRestart: () => void;
}

/**
 * Collects a share in threads: one, and another each time that a step takes too long; the step's episode fails then.
 * Null when the share was asked to stop and had to be ended: what it had recorded is there.
 *
 * Throws the thread's failure, and a GymError `collect/load-timeout`.
 */
export async function runShare(
  task: Omit<ShareTask, "type" | "timedOut" | "memory">,
  run: ShareRun,
): Promise<ShareResult | null> {
  let timedOut: StepTimeout | null = null;
  for (;;) {
    const outcome: Outcome<ShareResult> = await runWatched<ShareResult>(
      { ...task, type: "share", timedOut },
      run,
    );
    if (outcome.type === "done") return outcome.result;
    const next: StepTimeout | null = match(outcome)
      .with({ type: "stopped" }, () => null)
      .with({ type: "load-timeout" }, ({ seconds }) => {
        throw loadTimeout(task.env, seconds);
      })
      .with({ type: "step-timeout" }, ({ timeout }) => timeout)
      .exhaustive();
    // No thread is started any more once the collection is asked to stop; the next run will find the step again.
    if (next === null || run.signal.aborted) return null;
    // Its episode was to be ended without being played: this must not go on for ever.
    if (timedOut?.episode === next.episode) throw new GymError("collect/step-timeout", timeoutText(next));
    timedOut = next;
    run.onRestart();
  }
}

/**
 * Looks, in a thread, whether a dataset can be gone on with: see `checkContinuation`. False when it was asked to stop.
 */
export async function runCheck(
  task: Omit<CheckTask, "type" | "memory">,
  run: Pick<ShareRun, "limits" | "signal">,
): Promise<boolean> {
  const outcome = await runWatched<null>({ ...task, type: "check" }, { ...run, onEvent: () => {} });
  return match(outcome)
    .with({ type: "done" }, () => true)
    .with({ type: "stopped" }, () => false)
    .with({ type: "load-timeout" }, ({ seconds }) => {
      throw loadTimeout(task.env, seconds);
    })
    .with({ type: "step-timeout" }, ({ timeout }) => {
      throw new GymError(
        "dataset/rules-changed",
        `The rules of ${task.env} changed and their version did not: episode ${timeout.episode} of ${task.dir}, played again, does not come to its end. ${timeoutText(timeout)} Nothing was written.`,
      );
    })
    .exhaustive();
}

type Outcome<Result> = ThreadEnd | { readonly type: "done"; readonly result: Result };

async function runWatched<Result>(
  task: Omit<ShareTask, "memory"> | Omit<CheckTask, "memory">,
  { limits, signal, onEvent }: Pick<ShareRun, "limits" | "signal" | "onEvent">,
): Promise<Outcome<Result>> {
  const memory = heartbeatMemory();
  const watchdog = new Watchdog(memory, limits, signal);
  const { end } = watchdog;
  let isStray = false;
  try {
    const result = await runInThread<ShareEvent, Result>({
      module: "act/collect/worker",
      task: { ...task, memory },
      ...{ signal, end },
      onEvent(event) {
        if (event.type === "stray") isStray = true;
        else onEvent(event);
      },
    });
    return { type: "done", result };
  } catch (failure) {
    if (end.aborted && failure === end.reason) return end.reason as ThreadEnd;
    throw isStray || isThreadEnded(failure) ? strayFailure(task.env, failure, readBeat(memory)) : failure;
  } finally {
    watchdog.close();
  }
}

/**
 * What an environment or a policy began and did not wait for, a promise or a timer, fails outside of every call; and a
 * thread ends without a word when they end the process.
 */
function strayFailure(env: string, failure: unknown, { phase, episode, step }: Beat): GymError {
  const where =
    phase === "load" ? "while it was loaded" : `in episode ${episode}, at step ${step} or soon after`;
  const { message } = failure instanceof Error ? failure : { message: String(failure) };
  const what = isThreadEnded(failure)
    ? `ended its thread ${where}. Look for process.exit in it`
    : `left something running that failed ${where}: ${message}. Look for a promise that nobody awaits, or a timer`;
  return new GymError(
    "collect/stray-failure",
    `${env}, or its policy, ${what}. What was recorded is kept; once it is mended, the same command goes on.`,
    { cause: failure },
  );
}

function isThreadEnded(failure: unknown): boolean {
  return isGymError(failure) && failure.code === "thread/ended";
}

function loadTimeout(env: string, seconds: number): GymError {
  return new GymError(
    "collect/load-timeout",
    `Loading ${env} in a thread took longer than ${Math.round(seconds)} seconds and was ended. Look for an endless loop in what is loaded, or allow more time with --step-timeout. What was recorded is kept.`,
  );
}
