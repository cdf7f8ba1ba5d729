/** What an observation is: the world's answer, what another person says, or what a tool returns. */
export type TargetKind = "observation" | "user" | "tool";

/** How a prediction becomes a reward. */
export type RewardRule =
  /** 1 when the gap is below the threshold, else 0. */
  | { readonly type: "gap"; readonly threshold: number }
  /** ROUGE-L F1 rounded to multiples of `1 / steps`. */
  | { readonly type: "rouge"; readonly steps: number };

/** The rules of the RWML paper: section 2.2, appendix B.1 (ALFWorld) and appendix C.1 (τ², users and tools). */
export const rewardRules = {
  observation: { type: "gap", threshold: 0.2 },
  user: { type: "gap", threshold: 0.4 },
  tool: { type: "rouge", steps: 5 },
} as const satisfies Readonly<Record<TargetKind, RewardRule>>;

/** The reward of the paper's section 2.2: 1 for a gap strictly below the threshold, else 0. */
export function gapReward(gap: number, threshold: number): 0 | 1 {
  return gap < threshold ? 1 : 0;
}
