import type { Random } from "@rwml/core";
import { type History, promptTokens } from "../data/episode-windows.js";
import { specialToken } from "../data/tokens/special-token.js";
import { openTokenizer } from "../data/tokens/tokenizer.js";
import type { StoredModel } from "./folder/model-folder.js";
import type { Runtime } from "./onnx/runtime.js";
import { openSampler } from "./sample/sampler.js";

/** A learned guess at what happens next, from what has happened and an action. */
export interface WorldModel {
  /**
   * The next observation, cut short when the model does not end it. What no longer fits its window is forgotten,
   * oldest steps first.
   *
   * @param temperature 0 for the likeliest, 1 to draw from the model
   */
  predict(history: History, action: string, options?: PredictOptions): Promise<string>;
  release(): Promise<void>;
}

/** How a prediction is drawn. */
export type PredictOptions =
  | { readonly temperature: 0 }
  | { readonly temperature: number; readonly random: Random };

/** The draws of greedy predictions, which there are none of. */
const noRandom: Random = {
  int: () => 0,
  float: () => 0,
  pick: (values) => values[0]!,
  shuffle: (values) => [...values],
  state: () => [],
};

/** Opens a stored model for predictions. */
export async function openWorldModel(runtime: Runtime, stored: StoredModel): Promise<WorldModel> {
  const tokenizer = openTokenizer(stored.tokenizer);
  const sampler = await openSampler(runtime, stored.config);
  return {
    async predict(history, action, options = { temperature: 0 }) {
      const tokens = promptTokens(history, action, tokenizer, {
        maxTokens: stored.window,
        // A long prediction may stand beyond the window, but never at the cost of all history.
        answerTokens: Math.min(stored.prediction, Math.floor(stored.window / 3)),
      });
      const [completion] = await sampler.sample(stored.parameters, {
        trunks: [{ tokens }],
        branches: [{ trunk: 0, length: tokens.length }],
        maxNewTokens: stored.prediction,
        stopToken: specialToken.eos,
        temperature: options.temperature,
        random: "random" in options ? options.random : noRandom,
      });
      return tokenizer.decode(completion!.tokens.filter((token) => token !== specialToken.eos));
    },
    release: () => sampler.release(),
  };
}
