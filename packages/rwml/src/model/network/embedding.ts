/**
 * Composed embeddings: the effective vector of a token is its own plus those of its features, so tokens that
 * share features share what is learned about them, and a rare token is never a blank.
 *
 * The composition is sparse and stays outside the graphs, which see effective tables only: `composeTable` makes
 * them, and `featureGradient` takes the gradient of a table back to the features.
 */
import type { ModelConfig } from "./model-config.js";
import type { EmbeddingTable, Parameters } from "./parameters.js";

/** The tables of previous tokens have one row more than there are tokens, of zeros, for "no such token". */
export const extraRows: Readonly<Record<EmbeddingTable, number>> = { token: 0, previous1: 1, previous2: 1 };

/** The row of a token in the tables of previous tokens; -1 is no token. */
export function rowOf(config: ModelConfig, token: number): number {
  return token < 0 ? config.vocabulary : token;
}

/** All pairs of a token and one of its features, as two columns. */
export interface FeaturePairs {
  readonly tokens: Int32Array;
  readonly features: Int32Array;
}

/** The pairs of a model. */
export function featurePairs(config: ModelConfig): FeaturePairs {
  const pairs = config.features.ofToken.flatMap((features, token) =>
    features.map((feature) => [token, feature]),
  );
  return {
    tokens: Int32Array.from(pairs, ([token]) => token!),
    features: Int32Array.from(pairs, ([, feature]) => feature!),
  };
}

/** The effective table, [vocabulary + extraRows, width]. */
export function composeTable(
  config: ModelConfig,
  pairs: FeaturePairs,
  parameters: Parameters,
  table: EmbeddingTable,
): Float32Array {
  const { vocabulary, width } = config;
  const composed = new Float32Array((vocabulary + extraRows[table]) * width);
  composed.set(parameters[`embedding.${table}.own`]!);
  const features = parameters[`embedding.${table}.features`];
  if (features !== undefined) addRows(composed, pairs.tokens, features, pairs.features, width);
  return composed;
}

/** The gradient of the features, [count, width], from the gradient of an effective table. */
export function featureGradient(
  config: ModelConfig,
  pairs: FeaturePairs,
  tableGradient: Float32Array,
): Float32Array {
  const gradient = new Float32Array(config.features.count * config.width);
  addRows(gradient, pairs.features, tableGradient, pairs.tokens, config.width);
  return gradient;
}

/**
 * Adds row `sourceRows[i]` of `source` to row `targetRows[i]` of `target`, for all i in order. Four columns at a time,
 * which takes half as long.
 */
export function addRows(
  target: Float32Array,
  targetRows: Int32Array,
  source: Float32Array,
  sourceRows: Int32Array,
  width: number,
): void {
  const whole = width - (width % 4);
  for (let index = 0; index < targetRows.length; index++) {
    let to = targetRows[index]! * width;
    let from = sourceRows[index]! * width;
    for (const end = from + whole; from < end; from += 4, to += 4) {
      target[to]! += source[from]!;
      target[to + 1]! += source[from + 1]!;
      target[to + 2]! += source[from + 2]!;
      target[to + 3]! += source[from + 3]!;
    }
    for (const end = from + width - whole; from < end; from++, to++) target[to]! += source[from]!;
  }
}
