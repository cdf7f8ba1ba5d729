import type { TextStep } from "../data/text-episode.js";
import type { Outcome } from "./score-table.js";

/** Decides whether a prediction is close enough to what really happened to count as a hit. */
export type HitTest = (predicted: string, real: string) => boolean;

/** Holds one prediction against what really happened. */
export function judgePrediction(
  {
    episode,
    step,
    predicted,
    real,
  }: {
    readonly episode: string;
    readonly step: number;
    readonly predicted: string;
    readonly real: TextStep;
  },
  isHit: HitTest,
): Outcome {
  const exact = predicted === real.observation;
  return {
    episode,
    step,
    verb: real.rejected ? "refused" : (real.action.trim().split(/\s+/, 1)[0] ?? ""),
    determined: real.determined ?? null,
    exact,
    hit: exact || isHit(predicted, real.observation),
  };
}
