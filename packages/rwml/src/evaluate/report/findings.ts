import type { Comparison } from "./report.js";

/** What an interval says: one that holds zero says nothing. */
export type Verdict = "better" | "worse" | "no difference seen";

/** What the comparisons of two ways to predict come to, for one kind of predictions. */
export interface Finding {
  readonly from: string;
  readonly to: string;
  readonly predictions: Comparison["predictions"];
  /** In words, made from the intervals alone. */
  readonly text: string;
}

/** The verdict of a comparison on its `to`. */
export function verdict({ low, high }: Pick<Comparison, "low" | "high">): Verdict {
  if (low > 0) return "better";
  return high < 0 ? "worse" : "no difference seen";
}

/** Comparisons of the same two ways to predict. */
export interface ComparedPair {
  readonly from: string;
  readonly to: string;
  readonly comparisons: readonly Comparison[];
}

/** Puts comparisons together by their pairs, in their order. */
export function comparedPairs(comparisons: readonly Comparison[]): readonly ComparedPair[] {
  const pairs = new Map<string, { from: string; to: string; comparisons: Comparison[] }>();
  for (const comparison of comparisons) {
    const { from, to } = comparison;
    const name = JSON.stringify([from, to]);
    const pair = pairs.get(name) ?? { from, to, comparisons: [] };
    pair.comparisons.push(comparison);
    pairs.set(name, pair);
  }
  return [...pairs.values()];
}

const kinds = {
  sampled: "drawn from the model",
  greedy: "its likeliest answers",
} as const satisfies Readonly<Record<Comparison["predictions"], string>>;

/**
 * Says what was found, who is better at what, and where no difference was seen: of a model as a sampler and of its likeliest
 * answers apart, since the one can be sharper without the other being better.
 */
export function findings(comparisons: readonly Comparison[]): readonly Finding[] {
  return comparedPairs(comparisons).flatMap(({ from, to, comparisons }) =>
    (["sampled", "greedy"] as const).flatMap((predictions) => {
      const compared = comparisons.filter((comparison) => comparison.predictions === predictions);
      if (compared.length === 0) return [];
      const clauses = (["better", "worse", "no difference seen"] as const).flatMap((wanted) => {
        const measures = compared.filter((comparison) => verdict(comparison) === wanted);
        return measures.length === 0 ? [] : [clause(wanted, measures, compared.length)];
      });
      return [
        {
          from,
          to,
          predictions,
          text: `${to} against ${from}, ${kinds[predictions]}: ${clauses.join("; ")}.`,
        },
      ];
    }),
  );
}

/** `better in exact match (all, determined) and hits (all)`. */
function clause(found: Verdict, measures: readonly Comparison[], all: number): string {
  if (found === "no difference seen" && measures.length === all) return found;
  const parts = (score: Comparison["score"]) =>
    measures.filter((comparison) => comparison.score === score).map(({ part }) => part);
  const named = (["exactMatch", "hit"] as const).flatMap((score) =>
    parts(score).length === 0 ? [] : [`${scoreNames[score]} (${parts(score).join(", ")})`],
  );
  return `${found} in ${named.join(" and ")}`;
}

/** How scores are called in sentences and tables. */
export const scoreNames = { exactMatch: "exact match", hit: "hits" } as const;
