import type { GoldenTrace } from "./golden-trace.js";

/** The step from which on a trace is done although nothing is won, and whether the trace says so itself. */
export interface StepLimit {
  readonly steps: number;
  readonly isStated: boolean;
}

/**
 * The step limit of a trace. Upstream's `done` is also true at its limit, and from there on; one that is true for once is no
 * limit, nor is one before a win. Null where there is none, or none was reached.
 */
export function stepLimitOf({ maxSteps, steps }: GoldenTrace): StepLimit | null {
  if (maxSteps !== null) return { steps: maxSteps, isStated: true };
  const last = steps.findLastIndex(({ done }) => done === false);
  const first = steps.findIndex(({ done }, index) => index > last && done === true);
  const isLimit = first > 0 && steps[first]!.won === false && !steps.some(({ won }) => won === true);
  return isLimit ? { steps: first, isStated: false } : null;
}
