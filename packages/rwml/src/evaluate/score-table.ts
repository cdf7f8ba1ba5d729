import type { Scores, ScoreTable } from "./report/report.js";

/** One prediction held against what really happened. */
export interface Outcome {
  /** Names the transition: the same in every evaluation of the same data. */
  readonly episode: string;
  readonly step: number;
  /** The first word of the action, or `refused` when the world did not take it. */
  readonly verb: string;
  /** Whether the next observation follows from the history; null where nobody can tell. */
  readonly determined: boolean | null;
  readonly exact: boolean;
  readonly hit: boolean;
}

/** Counts outcomes into the table that reports show. */
export function scoreTable(outcomes: readonly Outcome[]): ScoreTable {
  const judged = outcomes.some(({ determined }) => determined !== null);
  const determined = outcomes.filter((outcome) => outcome.determined === true);
  const undetermined = outcomes.filter((outcome) => outcome.determined === false);
  return {
    all: scores(outcomes),
    determined: judged ? scores(determined) : null,
    undetermined: judged ? scores(undetermined) : null,
    byVerb: scoresByVerb(outcomes),
    determinedByVerb: scoresByVerb(determined),
  };
}

function scoresByVerb(outcomes: readonly Outcome[]): Record<string, Scores> {
  const byVerb = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const same = byVerb.get(outcome.verb);
    if (same === undefined) byVerb.set(outcome.verb, [outcome]);
    else same.push(outcome);
  }
  const sorted = [...byVerb].sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(sorted.map(([verb, same]) => [verb, scores(same)]));
}

function scores(outcomes: readonly Outcome[]): Scores {
  const count = outcomes.length;
  const rate = (hits: number) => ({ rate: count === 0 ? null : hits / count, count });
  return {
    exactMatch: rate(outcomes.filter(({ exact }) => exact).length),
    hit: rate(outcomes.filter(({ hit }) => hit).length),
  };
}
