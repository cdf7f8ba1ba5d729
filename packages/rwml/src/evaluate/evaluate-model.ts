import type { Random } from "@rwml/core";
import { type Predicting, type SampleSettings, samplePrompts } from "../train/sample-groups.js";
import { type HitTest, judgePrediction } from "./judge-prediction.js";
import type { Judged } from "./measured.js";
import type { Outcome } from "./score-table.js";
import type { TextWindow } from "./text-windows.js";

/** Windows whose predictions are made together. */
const windowsTogether = 8;

/**
 * Lets a model predict every observation that is a target of the windows, each from what really happened before.
 *
 * @param onProgress is told how many windows are done
 * @returns outcomes in the order of windows and steps; a prediction without an end counts as the empty text
 */
export async function evaluateModel(
  predicting: Predicting,
  windows: readonly TextWindow[],
  settings: Omit<SampleSettings, "samples">,
  random: Random,
  isHit: HitTest,
  onProgress: (done: number) => void = () => {},
): Promise<Judged> {
  const outcomes: Outcome[] = [];
  const predictions: string[] = [];
  let truncated = 0;
  for (let first = 0; first < windows.length; first += windowsTogether) {
    const together = windows.slice(first, first + windowsTogether);
    const prompts = together.flatMap(({ targets }, window) => targets.map((target) => ({ window, target })));
    const sampled = await samplePrompts(predicting, together, prompts, { ...settings, samples: 1 }, random);
    for (const { prompt, text } of sampled) {
      const { episode, steps } = together[prompt.window]!;
      if (text === null) truncated += 1;
      const predicted = text ?? "";
      const real = steps[prompt.target.step]!;
      predictions.push(predicted);
      outcomes.push(judgePrediction({ episode, step: prompt.target.step, predicted, real }, isHit));
    }
    onProgress(first + together.length);
  }
  return { outcomes, predictions, truncated };
}
