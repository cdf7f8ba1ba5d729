const tolerance = 1e-6;

/** Whether a reward is upstream's success. */
export function isSuccess(reward: number): boolean {
  return reward >= 1 - tolerance && reward <= 1 + tolerance;
}
