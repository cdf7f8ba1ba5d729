import { GymError } from "@rwml/core";
import type { ThreadFailure } from "@rwml/core/dataset";
import { runInThread } from "../threads/run-in-thread.js";
import { ThreadEndedError } from "../threads/thread-ended-error.js";
import { heartbeatMemory, readBeat } from "./heartbeat.js";
import type { CheckTask, ShareEvent, ShareTask } from "./share-task.js";
import { lossText, type ThreadLoss, threadFailure } from "./thread-failure.js";
import { type ThreadEnd, Watchdog, type WatchLimits } from "./watchdog.js";

/** How a watched thread ended. */
export type Outcome<Result> =
  | { readonly type: "done"; readonly result: Result }
  /** The environment or the policy cost it, in an episode. */
  | { readonly type: "broken"; readonly failure: ThreadFailure }
  /** It was asked to stop and had to be ended. */
  | { readonly type: "stopped" };

/** What a share tells while it runs. That a failure is a stray one shows in how its thread ends. */
export type ToldEvent = Exclude<ShareEvent, { readonly type: "stray" }>;

/** How long a thread may take and how much memory it may have, and who stops and listens to it. */
export interface ThreadRun {
  readonly limits: WatchLimits;
  /** What JavaScript may use in the thread, in MiB. */
  readonly memory: number;
  /** Asks it to stop. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: ToldEvent) => void;
}

/**
 * Runs a task in a thread under a watchdog.
 *
 * Throws the thread's own failure, and a GymError `collect/…` for what happens outside of every episode: there is none
 * to blame, and the next thread would fare no better.
 */
export async function runWatched<Result>(
  task: Omit<ShareTask, "memory"> | Omit<CheckTask, "memory">,
  { limits, memory, signal, onEvent }: ThreadRun,
): Promise<Outcome<Result>> {
  const heartbeat = heartbeatMemory();
  const watchdog = new Watchdog(heartbeat, limits, signal);
  const { end } = watchdog;
  let isStray = false;
  try {
    const result = await runInThread<ShareEvent, Result>({
      module: "act/collect/worker",
      task: { ...task, memory: heartbeat },
      ...{ memory, signal, end },
      onEvent(event) {
        if (event.type === "stray") isStray = true;
        else onEvent(event);
      },
    });
    return { type: "done", result };
  } catch (failure) {
    if (end.aborted && failure === end.reason) return endOutcome(task.env, end.reason as ThreadEnd);
    const loss = lossOf(failure, isStray);
    if (loss === null) throw failure;
    const beat = readBeat(heartbeat);
    if (beat.phase === "load") throw loadFailure(task.env, loss);
    return { type: "broken", failure: threadFailure(loss, beat) };
  } finally {
    watchdog.close();
  }
}

function endOutcome(env: string, end: ThreadEnd): Outcome<never> {
  if (end.type === "stopped") return end;
  if (end.type === "load-timeout") throw loadTimeout(env, end.seconds);
  return { type: "broken", failure: threadFailure(end, end.beat) };
}

/** What the environment or the policy did to the thread; null where the thread's own work failed. */
function lossOf(failure: unknown, isStray: boolean): ThreadLoss | null {
  if (isStray) return { type: "stray-failure", failure };
  if (failure instanceof ThreadEndedError) return { type: "thread-ended", exitCode: failure.exitCode };
  const { code = null } = failure instanceof Error ? (failure as NodeJS.ErrnoException) : {};
  return code === "ERR_WORKER_OUT_OF_MEMORY" ? { type: "out-of-memory" } : null;
}

function loadFailure(env: string, loss: ThreadLoss): GymError {
  return new GymError(
    `collect/${loss.type}`,
    `Loading ${env} in a thread ${lossText(loss)} No episode was played, so the collection ends. What was recorded is kept; once it is mended, the same command goes on.`,
    loss.type === "stray-failure" ? { cause: loss.failure } : {},
  );
}

function loadTimeout(env: string, seconds: number): GymError {
  return new GymError(
    "collect/load-timeout",
    `Loading ${env} in a thread took longer than ${Math.round(seconds)} seconds and was ended. Look for an endless loop in what is loaded, or allow more time with --step-timeout. What was recorded is kept.`,
  );
}
