import { GymError } from "@rwml/core";
import { fields, integer, listOf, number, type Shape } from "../../data/stored/shape.js";

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
  const flaw = sizesFlaw(config);
  if (flaw !== null) throw new GymError("onnx/model-config", `${flaw}.`);
}

/** What is wrong with a configuration that was read from a file, as a clause; null when nothing is. */
export const modelConfigFlaw: Shape = (config, place) =>
  configShape(config, place) ?? sizesFlaw(config as ModelConfig);

/** The limits only keep a changed file from taking all memory; no model comes near them. */
const configShape = fields({
  vocabulary: integer(1, 2 ** 24),
  width: integer(1, 2 ** 16),
  heads: integer(1, 2 ** 10),
  layers: integer(1, 2 ** 10),
  hidden: integer(1, 2 ** 18),
  context: integer(1, 2 ** 20),
  rotaryBase: number(1),
  features: fields({ count: integer(0, 2 ** 24), ofToken: listOf(listOf(integer())) }),
});

function sizesFlaw(config: ModelConfig): string | null {
  for (const name of ["vocabulary", "width", "heads", "layers", "hidden", "context"] as const) {
    if (!Number.isInteger(config[name]) || config[name] < 1) {
      return `"${name}" has to be a positive integer, not ${config[name]}`;
    }
  }
  if (config.width % (2 * config.heads) !== 0) {
    return (
      `The width (${config.width}) has to be an even multiple of the heads (${config.heads}), ` +
      `such as ${2 * config.heads * Math.max(1, Math.round(config.width / (2 * config.heads)))}`
    );
  }
  const { count, ofToken } = config.features;
  if (ofToken.length > config.vocabulary) {
    return `There are features for ${ofToken.length} tokens, but only ${config.vocabulary} tokens`;
  }
  for (const [token, features] of ofToken.entries()) {
    const wrong = features.find((feature) => !Number.isInteger(feature) || feature < 0 || feature >= count);
    if (wrong !== undefined) {
      return `Token ${token} has the feature ${wrong}, but features are numbered 0 to ${count - 1}`;
    }
  }
  return null;
}
