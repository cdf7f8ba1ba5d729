/** Rewards are summed over episodes and datasets; this bound keeps every such sum finite. */
export const largestReward = 1e290;

/** Whether a value can be a reward: a finite number, and none that a sum cannot hold. */
export function isReward(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= largestReward;
}
