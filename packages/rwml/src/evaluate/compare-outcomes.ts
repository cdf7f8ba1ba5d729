import { pairedBootstrap } from "./bootstrap.js";
import type { Comparison } from "./report/report.js";
import type { Outcome } from "./score-table.js";

/** Outcomes of one way to predict, greedy and sampled, on the same transitions as all others. */
export interface NamedOutcomes {
  readonly name: string;
  readonly greedy: readonly Outcome[];
  readonly sampled: readonly Outcome[] | null;
}

const scores = {
  exactMatch: (outcome: Outcome) => outcome.exact,
  hit: (outcome: Outcome) => outcome.hit,
} as const;

const parts = {
  all: () => true,
  determined: (outcome: Outcome) => outcome.determined === true,
} as const;

/**
 * How much better one way to predict is than another, with bootstrap intervals over whole episodes.
 * Ways without samples are compared by their greedy predictions only.
 */
export function compareOutcomes(from: NamedOutcomes, to: NamedOutcomes, seed: number): Comparison[] {
  const measures = (["exactMatch", "hit"] as const).flatMap((score) =>
    (["greedy", "sampled"] as const).flatMap((predictions) =>
      (["all", "determined"] as const).map((part) => ({ score, predictions, part })),
    ),
  );
  return measures.flatMap(({ score, predictions, part }) => {
    const [left, right] = [from[predictions], to[predictions]];
    if (left === null || right === null) return [];
    const places = left.flatMap((outcome, index) => (parts[part](outcome) ? [index] : []));
    if (places.length === 0) return [];
    const { mean, low, high, level, resamples } = pairedBootstrap(
      places.map((index) => Number(scores[score](right[index]!)) - Number(scores[score](left[index]!))),
      { groups: places.map((index) => left[index]!.episode), seed },
    );
    return [
      {
        from: from.name,
        to: to.name,
        predictions,
        score,
        part,
        difference: mean,
        low,
        high,
        level,
        resamples,
      },
    ];
  });
}
