import type { TextStep } from "../data/text-episode.js";
import type { Embedder } from "../gap/embedder.js";
import { rewardRules } from "../gap/reward-rule.js";
import { scorePredictions } from "../gap/score-predictions.js";
import type { WorldModel } from "./world-model.js";

/** A world model that follows one episode, so that each prediction knows what happened before. */
export function followEpisode(model: WorldModel, embedder: Embedder) {
  let initialObservation = "";
  let steps: TextStep[] = [];
  return {
    start(observation: string): void {
      initialObservation = observation;
      steps = [];
    },
    predict: (action: string): Promise<string> => model.predict({ initialObservation, steps }, action),
    update(action: string, observation: string): void {
      steps.push({ action, observation });
    },
    async gap(predicted: string, real: string): Promise<number> {
      const [score] = await scorePredictions(embedder, [{ predicted, real }]);
      return score!.gap;
    },
    threshold: rewardRules.observation.threshold,
  };
}
