import { GymError } from "@rwml/core";
import type { ShareResult, ThreadFailure } from "@rwml/core/dataset";
import { match } from "ts-pattern";
import { type Outcome, runWatched, type ThreadRun } from "./run-watched.js";
import type { CheckTask, ShareTask } from "./share-task.js";

/** Who listens to a share, and what it may take. */
export interface ShareRun extends ThreadRun {
  /** Called when an episode cost its thread, and a new thread goes on behind it. */
  readonly onRestart: () => void;
}

/**
 * Collects a share in threads: one, and another each time that an episode costs its thread; the episode fails then.
 * Null when the share was asked to stop and had to be ended: what it had recorded is there.
 *
 * Throws the thread's failure, and a GymError `collect/…` where there is no episode to blame.
 */
export async function runShare(
  task: Omit<ShareTask, "type" | "broken" | "memory">,
  run: ShareRun,
): Promise<ShareResult | null> {
  let broken: ThreadFailure | null = null;
  for (;;) {
    const outcome: Outcome<ShareResult> = await runWatched({ ...task, type: "share", broken }, run);
    if (outcome.type === "done") return outcome.result;
    // No thread is started any more once the collection is asked to stop; the next run will find the step again.
    if (outcome.type === "stopped" || run.signal.aborted) return null;
    const { failure }: { readonly failure: ThreadFailure } = outcome;
    // Its episode was to be ended without being played: this must not go on for ever.
    if (broken?.episode === failure.episode) {
      throw new GymError(
        failure.code,
        `Episode ${failure.episode} of ${task.env} cost two threads, one after the other. ${failure.message} What was recorded is kept.`,
      );
    }
    broken = failure;
    run.onRestart();
  }
}

/**
 * Looks, in a thread, whether a dataset can be gone on with: see `checkContinuation`. False when it was asked to stop.
 */
export async function runCheck(
  task: Omit<CheckTask, "type" | "memory">,
  run: Omit<ThreadRun, "onEvent">,
): Promise<boolean> {
  const outcome = await runWatched<null>({ ...task, type: "check" }, { ...run, onEvent: () => {} });
  return match(outcome)
    .with({ type: "done" }, () => true)
    .with({ type: "stopped" }, () => false)
    .with({ type: "broken" }, ({ failure }) => {
      const { code, episode, message } = failure;
      const again = `episode ${episode} of ${task.dir}, played again`;
      if (code === "collect/step-timeout") {
        throw new GymError(
          "dataset/rules-changed",
          `The rules of ${task.env} changed and their version did not: ${again}, does not come to its end. ${message} Nothing was written.`,
        );
      }
      throw new GymError(
        code,
        `Before the collection of ${task.env} goes on, its last episodes are compared, and ${again}, cost its thread. ${message} Nothing was written.`,
      );
    })
    .exhaustive();
}
