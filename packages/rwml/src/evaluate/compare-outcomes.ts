import type { Comparison } from "../report/report.js";
import { pairedBootstrap } from "./bootstrap.js";
import type { Outcome } from "./score-table.js";

/** Outcomes of one way to predict, greedy and sampled, on the same transitions as all others. */
export interface NamedOutcomes {
  readonly name: string;
  readonly greedy: readonly Outcome[];
  readonly sampled: readonly Outcome[] | null;
}

const measures = [
  { name: "greedy exact match", take: "greedy", score: (outcome: Outcome) => outcome.exact },
  { name: "sampled exact match", take: "sampled", score: (outcome: Outcome) => outcome.exact },
  { name: "sampled hit", take: "sampled", score: (outcome: Outcome) => outcome.hit },
] as const;

const parts = [
  { name: "all", holds: () => true },
  { name: "determined", holds: (outcome: Outcome) => outcome.determined === true },
] as const;

/**
 * How much better each way to predict is than the one before it, with bootstrap intervals over whole episodes.
 * Ways without samples are compared by their greedy predictions only.
 */
export function compareOutcomes(from: NamedOutcomes, to: NamedOutcomes, seed: number): Comparison[] {
  return measures.flatMap(({ name, take, score }) =>
    parts.flatMap((part) => {
      const [left, right] = [from[take], to[take]];
      if (left === null || right === null) return [];
      const places = left.flatMap((outcome, index) => (part.holds(outcome) ? [index] : []));
      if (places.length === 0) return [];
      const { mean, low, high, level, resamples } = pairedBootstrap(
        places.map((index) => Number(score(right[index]!)) - Number(score(left[index]!))),
        { groups: places.map((index) => left[index]!.episode), seed },
      );
      return [
        {
          from: from.name,
          to: to.name,
          measure: `${name}, ${part.name}`,
          difference: mean,
          low,
          high,
          level,
          resamples,
        },
      ];
    }),
  );
}
