import type { Predictor } from "@rwml/core";
import type { TextEpisode } from "./text-episode.js";

/**
 * Marks which observations of an episode follow from what it has shown before, by the judgement of a predictor
 * (an environment's `determinedBy`). Steps on which the predictor is silent stay as they are.
 */
export function labelDetermined(episode: TextEpisode, predictor: Predictor): TextEpisode {
  predictor.start(episode.initialObservation);
  const steps = episode.steps.map((step) => {
    const { determined } = predictor.predict(step.action);
    predictor.update(step.action, step.observation);
    return determined === undefined ? step : { ...step, determined };
  });
  return { ...episode, steps };
}
