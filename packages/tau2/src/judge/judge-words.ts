import { GymError } from "@rwml/core";
import type { EvaluationCriteria } from "../world/task.js";
import { blankReward, type RewardInfo, type WordAssertionCheck } from "./reward-info.js";

/**
 * Judges by what a language model said about the assertions in words (upstream's NL_ASSERTION). Throws a GymError
 * `tau2/assertions-not-judged` where there are assertions and nothing was said.
 *
 * @param checks undefined where no model was asked
 */
export function judgeWords(
  { nl_assertions: assertions }: EvaluationCriteria,
  checks: readonly WordAssertionCheck[] | undefined,
): RewardInfo {
  if (assertions === null || assertions.length === 0) {
    const info = { note: "No nl_assertions to evaluate" };
    return { ...blankReward, nl_assertions: [], reward_breakdown: { NL_ASSERTION: 1 }, info };
  }
  if (checks === undefined) {
    throw new GymError(
      "tau2/assertions-not-judged",
      `The reward depends on ${assertions.length} assertions in words, which only a language model can judge. Judge with a model, or leave the assertions out.`,
    );
  }
  const reward = checks.every(({ met }) => met) ? 1 : 0;
  return { ...blankReward, reward, nl_assertions: checks, reward_breakdown: { NL_ASSERTION: reward } };
}
