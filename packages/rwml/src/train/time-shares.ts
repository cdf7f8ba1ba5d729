/**
 * The start's share of the training time that leads to one model. What is learned early on is learned from true
 * observations; RWML sharpens it at the end. docs/world-model.md has the figures.
 */
const startShare = 0.73;

/** How much of the time for training the start gets, and each arm behind it. */
export function timeShares(arms: 1 | 2): { readonly start: number; readonly arm: number } {
  const whole = startShare + arms * (1 - startShare);
  return { start: startShare / whole, arm: (1 - startShare) / whole };
}
