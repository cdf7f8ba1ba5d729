import type { Random } from "@rwml/core";
import type { TokenTarget, TokenWindow } from "../data/episode-windows.js";
import { specialToken } from "../data/tokens/special-token.js";
import type { Tokenizer } from "../data/tokens/tokenizer.js";
import type { Parameters } from "../model/network/parameters.js";
import type { Completion } from "../model/sample/sample-request.js";
import type { Sampler } from "../model/sample/sampler.js";

/** A model that predicts the observations of windows. */
export interface Predicting {
  readonly sampler: Sampler;
  readonly parameters: Parameters;
  readonly tokenizer: Tokenizer;
}

/** One observation to predict: a target of a window. */
export interface Prompt {
  readonly window: number;
  readonly target: TokenTarget;
}

/** What the model wrote for one prompt, one or several times. */
export interface Sampled {
  readonly prompt: Prompt;
  readonly completion: Completion;
  /** The observation; null when the completion does not end. */
  readonly text: string | null;
}

/** How much is sampled, and how. */
export interface SampleSettings {
  /** Of each prompt. */
  readonly samples: number;
  /** 0 for the likeliest, 1 to draw from the model. */
  readonly temperature: number;
  /** The most tokens that a prediction gets, its end included. */
  readonly maxNewTokens: number;
  /** The same for one target, where that is less. */
  readonly mostFor?: (target: TokenTarget) => number;
}

/** Lets a model predict each prompt a number of times; the samples of a prompt stand next to each other. */
export async function samplePrompts(
  { sampler, parameters, tokenizer }: Predicting,
  windows: readonly TokenWindow[],
  prompts: readonly Prompt[],
  { samples, temperature, maxNewTokens, mostFor = () => maxNewTokens }: SampleSettings,
  random: Random,
): Promise<Sampled[]> {
  const repeated = prompts.flatMap((prompt) => new Array<Prompt>(samples).fill(prompt));
  const completions = await sampler.sample(parameters, {
    trunks: windows,
    branches: repeated.map(({ window, target }) => ({
      trunk: window,
      length: target.start,
      maxNewTokens: mostFor(target),
    })),
    maxNewTokens,
    stopToken: specialToken.eos,
    temperature,
    random,
  });
  return completions.map((completion, index) => ({
    prompt: repeated[index]!,
    completion,
    text: readText(completion, tokenizer),
  }));
}

function readText({ tokens }: Completion, tokenizer: Tokenizer): string | null {
  return tokens.at(-1) === specialToken.eos ? tokenizer.decode(tokens.slice(0, -1)) : null;
}
