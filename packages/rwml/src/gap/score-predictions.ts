import { match } from "ts-pattern";
import type { Embedder } from "./embedder.js";
import { gapReward, type RewardRule, rewardRules, type TargetKind } from "./reward-rule.js";
import { rougeL, roundToSteps } from "./rouge.js";

/** A prediction beside what really happened. */
export interface ScoredPair {
  /** Null when no prediction could be read from what the model wrote. */
  readonly predicted: string | null;
  readonly real: string;
  /** Default `observation`. */
  readonly kind?: TargetKind;
}

/** How far a prediction is from what happened, and what it earns. */
export interface PredictionScore {
  /** 1 - cosine, or 1 - ROUGE-L where the rule says so; in [0, 1]. */
  readonly gap: number;
  readonly reward: number;
}

/** Scores predictions. One that is missing or blank has gap 1 and reward 0. */
export async function scorePredictions(
  embedder: Embedder,
  pairs: readonly ScoredPair[],
  rules: Readonly<Record<TargetKind, RewardRule>> = rewardRules,
): Promise<readonly PredictionScore[]> {
  const judged = pairs.map(({ predicted, real, kind = "observation" }) => ({
    predicted: predicted?.trim() ? predicted : null,
    real,
    rule: rules[kind],
  }));
  const embedded = judged.flatMap(({ predicted, real, rule }) =>
    predicted !== null && rule.type === "gap" ? [predicted, real] : [],
  );
  const similarity = await openSimilarity(embedder, embedded);
  return judged.map(({ predicted, real, rule }) => {
    if (predicted === null) return { gap: 1, reward: 0 };
    return match(rule)
      .with({ type: "gap" }, ({ threshold }) => {
        const gap = 1 - similarity(predicted, real);
        return { gap, reward: gapReward(gap, threshold) };
      })
      .with({ type: "rouge" }, ({ steps }) => {
        const score = rougeL(predicted, real);
        return { gap: 1 - score, reward: roundToSteps(score, steps) };
      })
      .exhaustive();
  });
}

/** The cosine between any two of the texts; where the embedder has none of its own, all are embedded in one call. */
async function openSimilarity(
  embedder: Embedder,
  texts: readonly string[],
): Promise<(left: string, right: string) => number> {
  if (embedder.similarity !== undefined) return (left, right) => embedder.similarity!(left, right);
  const distinct = [...new Set(texts)];
  const vectors = distinct.length === 0 ? [] : await embedder.embed(distinct);
  const vectorOf = new Map(distinct.map((text, index) => [text, vectors[index]!]));
  return (left, right) => {
    if (left === right) return 1;
    const other = vectorOf.get(right)!;
    const cosine = vectorOf.get(left)!.reduce((sum, value, index) => sum + value * other[index]!, 0);
    return Math.min(1, Math.max(0, cosine));
  };
}
