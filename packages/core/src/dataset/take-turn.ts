import { setImmediate } from "node:timers";
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
  // The one of timers/promises takes twice as long.
  await new Promise<void>((resolve) => void setImmediate(resolve));
  watch.rest();
}
