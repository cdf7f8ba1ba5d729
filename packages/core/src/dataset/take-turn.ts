import { setImmediate } from "node:timers/promises";
import type { StepWatch, WatchedPhase } from "./step-watch.js";

/**
 * Lets the event loop turn once: signals and messages are heard, and what an environment or a policy left running, such
 * as a promise that nobody awaits, runs now. It does not return when that starves the loop or ends the thread.
 */
export async function takeTurn(
  watch: StepWatch,
  phase: Extract<WatchedPhase, "after-start" | "after-step">,
  after: { readonly episode: number; readonly step: number; readonly action: string | null },
): Promise<void> {
  watch.begin(phase, after.episode, after.step, after.action);
  await setImmediate();
  watch.rest();
}
