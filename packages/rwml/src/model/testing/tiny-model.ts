import { seededRandom } from "@rwml/core";
import { earlierTokens, type TokenBatch } from "../../data/token-batch.js";
import type { ModelConfig } from "../network/model-config.js";
import { initialParameters, type Parameters } from "../network/parameters.js";

/** A model that runs in well under a millisecond, with tokens that share features. */
export const tinyConfig: ModelConfig = {
  vocabulary: 11,
  width: 16,
  heads: 2,
  layers: 2,
  hidden: 24,
  context: 32,
  rotaryBase: 10_000,
  features: { count: 4, ofToken: [[], [0], [0, 1], [0, 2], [3], [3, 1], [], [2]] },
};

/** Parameters some times larger than those that training starts from, so that every part of the model matters. */
export function livelyParameters(config: ModelConfig = tinyConfig, seed = 1): Parameters {
  const random = seededRandom(seed, "lively");
  const parameters = initialParameters(config, random);
  for (const [name, values] of Object.entries(parameters)) {
    parameters[name] = name.endsWith("gain")
      ? values.map((value) => value + 0.4 * (random.float() - 0.5))
      : values.map((value) => 12 * value);
  }
  return parameters;
}

/** A batch of plain sequences in which each position predicts the next token. */
export function plainBatch(sequences: readonly (readonly number[])[]): TokenBatch {
  const length = sequences[0]!.length;
  const tokens = Int32Array.from(sequences.flat());
  return {
    tokens,
    previous1: earlierTokens(tokens, length, 1),
    previous2: earlierTokens(tokens, length, 2),
    targets: tokens.map((_, index) => (index % length === length - 1 ? -1 : tokens[index + 1]!)),
  };
}

/** Sequences of random tokens. */
export function randomSequences(
  seed: number,
  count: number,
  length: number,
  config = tinyConfig,
): number[][] {
  const random = seededRandom(seed, "sequences");
  return Array.from({ length: count }, () => Array.from({ length }, () => random.int(config.vocabulary)));
}
