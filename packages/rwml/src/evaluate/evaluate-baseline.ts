import type { Predictor } from "@rwml/core";
import type { TextEpisode } from "../data/text-episode.js";
import { type HitTest, judgePrediction } from "./judge-prediction.js";
import type { Judged } from "./measured.js";
import type { Outcome } from "./score-table.js";

/** Lets a predictor that does not learn go through episodes; every real observation is shown to it afterwards. */
export function evaluateBaseline(
  open: () => Predictor,
  episodes: readonly TextEpisode[],
  isHit: HitTest,
): Judged {
  const outcomes: Outcome[] = [];
  const predictions: string[] = [];
  for (const episode of episodes) {
    const predictor = open();
    predictor.start(episode.initialObservation);
    for (const [step, real] of episode.steps.entries()) {
      const predicted = predictor.predict(real.action).observation;
      predictor.update(real.action, real.observation);
      predictions.push(predicted);
      outcomes.push(judgePrediction({ episode: episode.id, step, predicted, real }, isHit));
    }
  }
  return { outcomes, predictions, truncated: null };
}
