/** What GRPO makes of the rewards of one group of samples for the same prompt. */
export interface GroupAdvantages {
  /** One per sample; all zero in a group without variance. */
  readonly advantages: readonly number[];
  /** Whether the rewards differ: only such a group carries a gradient. */
  readonly effective: boolean;
}

/**
 * Rewards minus their mean, over their standard deviation where `normalise` is set (GRPO, paper section 2.2).
 * Without it a rare hit among many misses weighs less, because its group is not blown up to unit variance.
 */
export function groupAdvantages(rewards: readonly number[], normalise: boolean): GroupAdvantages {
  const mean = rewards.reduce((sum, reward) => sum + reward, 0) / rewards.length;
  const variance = rewards.reduce((sum, reward) => sum + (reward - mean) ** 2, 0) / rewards.length;
  if (variance < 1e-12) return { advantages: rewards.map(() => 0), effective: false };
  const scale = normalise ? 1 / (Math.sqrt(variance) + 1e-4) : 1;
  return { advantages: rewards.map((reward) => (reward - mean) * scale), effective: true };
}
