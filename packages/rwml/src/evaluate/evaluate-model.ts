import type { Random } from "@rwml/core";
import type { TextEpisode } from "../data/text-episode.js";
import type { Parameters } from "../onnx/model/parameters.js";
import type { Sampler } from "../onnx/sample/sampler.js";
import type { Tokenizer } from "../text/tokenizer.js";
import { type SampleSettings, samplePrompts, type TextWindow } from "../train/sample-groups.js";
import { type HitTest, judgePrediction } from "./judge-prediction.js";
import type { Outcome } from "./score-table.js";

/** Windows whose predictions are made together. */
const windowsTogether = 8;

/** A model that predicts the observations of windows. */
export interface Predicting {
  readonly sampler: Sampler;
  readonly parameters: Parameters;
  readonly tokenizer: Tokenizer;
}

/**
 * Lets a model predict every observation that is a target of the windows, each from what really happened before.
 *
 * @param onProgress is told how many windows are done
 * @returns outcomes in the order of windows and steps; a prediction without an end counts as the empty text
 */
export async function evaluateModel(
  { sampler, parameters, tokenizer }: Predicting,
  windows: readonly TextWindow[],
  settings: Omit<SampleSettings, "samples">,
  random: Random,
  isHit: HitTest,
  onProgress: (done: number) => void = () => {},
): Promise<{ readonly outcomes: Outcome[]; readonly predictions: string[] }> {
  const outcomes: Outcome[] = [];
  const predictions: string[] = [];
  for (let first = 0; first < windows.length; first += windowsTogether) {
    const together = windows.slice(first, first + windowsTogether);
    const prompts = together.flatMap(({ targets }, window) => targets.map((target) => ({ window, target })));
    const sampled = await samplePrompts(
      sampler,
      parameters,
      together,
      prompts,
      tokenizer,
      { ...settings, samples: 1 },
      random,
    );
    for (const { prompt, text } of sampled) {
      const { episode, steps } = together[prompt.window]!;
      const predicted = text ?? "";
      const real = steps[prompt.target.step] as TextEpisode["steps"][number];
      predictions.push(predicted);
      outcomes.push(judgePrediction({ episode, step: prompt.target.step, predicted, real }, isHit));
    }
    onProgress(first + together.length);
  }
  return { outcomes, predictions };
}
