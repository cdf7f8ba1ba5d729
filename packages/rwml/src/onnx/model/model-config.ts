import { GymError } from "@rwml/core";

/** The size and vocabulary of a transformer. Plain JSON, stored with its parameters. */
export interface ModelConfig {
  /** Number of tokens. */
  readonly vocabulary: number;
  /** Width of the residual stream. */
  readonly width: number;
  readonly heads: number;
  readonly layers: number;
  /** Width of the hidden layer of each MLP. */
  readonly hidden: number;
  /** Number of positions: the longest sequence, with what is generated behind it. */
  readonly context: number;
  /** Base of the rotary position embeddings, usually 10000. */
  readonly rotaryBase: number;
  /**
   * Features that tokens share, such as the class and the number of a numbered name: the embedding of a token is
   * its own vector plus those of its features.
   */
  readonly features: {
    readonly count: number;
    /** For each token its features, each below `count`. Tokens behind the end of the list have none. */
    readonly ofToken: readonly (readonly number[])[];
  };
}

/** @throws GymError `onnx/model-config` when sizes are not positive integers or do not fit together */
export function checkModelConfig(config: ModelConfig): void {
  for (const name of ["vocabulary", "width", "heads", "layers", "hidden", "context"] as const) {
    if (!Number.isInteger(config[name]) || config[name] < 1) {
      throw configError(`"${name}" has to be a positive integer, not ${config[name]}.`);
    }
  }
  if (config.width % (2 * config.heads) !== 0) {
    throw configError(
      `The width (${config.width}) has to be an even multiple of the heads (${config.heads}), ` +
        `such as ${2 * config.heads * Math.max(1, Math.round(config.width / (2 * config.heads)))}.`,
    );
  }
  const { count, ofToken } = config.features;
  if (ofToken.length > config.vocabulary) {
    throw configError(
      `There are features for ${ofToken.length} tokens, but only ${config.vocabulary} tokens.`,
    );
  }
  for (const [token, features] of ofToken.entries()) {
    const wrong = features.find((feature) => !Number.isInteger(feature) || feature < 0 || feature >= count);
    if (wrong !== undefined) {
      throw configError(
        `Token ${token} has the feature ${wrong}, but features are numbered 0 to ${count - 1}.`,
      );
    }
  }
}

function configError(message: string): GymError {
  return new GymError("onnx/model-config", message);
}
