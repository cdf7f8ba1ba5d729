import type { Predictions } from "./choose-examples.js";
import type { NamedOutcomes } from "./compare-outcomes.js";
import type { Evaluation } from "./report/report.js";
import { type Outcome, scoreTable } from "./score-table.js";

/** Predictions of every transition of a dataset, in the order of its episodes and steps, and what became of them. */
export interface Judged {
  readonly outcomes: readonly Outcome[];
  readonly predictions: readonly string[];
  /** How many were cut off before they ended; null for what has no limit. */
  readonly truncated: number | null;
}

/** One way to predict, measured: for the table, for comparisons and for examples. */
export interface Measured {
  readonly evaluation: Evaluation;
  readonly outcomes: NamedOutcomes;
  readonly predictions: Predictions;
}

/** Puts together what was measured of one way to predict; baselines have nothing sampled. */
export function measured(
  { name, kind }: Pick<Evaluation, "name" | "kind">,
  greedy: Judged,
  sampled: Judged | null,
  seconds: number,
): Measured {
  return {
    evaluation: {
      name,
      kind,
      greedy: scoreTable(greedy.outcomes),
      sampled: sampled && scoreTable(sampled.outcomes),
      truncated:
        greedy.truncated === null ? null : { greedy: greedy.truncated, sampled: sampled?.truncated ?? 0 },
      seconds,
    },
    outcomes: { name, greedy: greedy.outcomes, sampled: sampled?.outcomes ?? null },
    predictions: { name, texts: greedy.predictions },
  };
}
