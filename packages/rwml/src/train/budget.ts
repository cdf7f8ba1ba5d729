/**
 * How long a stage runs. A number of steps makes a run that repeats and resumes bit for bit; a number of seconds
 * fits the run to the machine, and the learning rate then follows the clock.
 */
export type Budget =
  | { readonly type: "steps"; readonly steps: number }
  | { readonly type: "seconds"; readonly seconds: number };

/** The share of a budget that is used up, in [0, 1]. */
export function budgetProgress(
  budget: Budget,
  done: { readonly steps: number; readonly seconds: number },
): number {
  const [used, granted] =
    budget.type === "steps" ? [done.steps, budget.steps] : [done.seconds, budget.seconds];
  return granted <= 0 ? 1 : Math.min(1, used / granted);
}

/** Seconds until a budget is used up at the present pace; null before there is a pace. */
export function budgetSecondsLeft(
  budget: Budget,
  done: { readonly steps: number; readonly seconds: number },
): number | null {
  if (budget.type === "seconds") return Math.max(0, budget.seconds - done.seconds);
  return done.steps === 0 ? null : ((budget.steps - done.steps) * done.seconds) / done.steps;
}
