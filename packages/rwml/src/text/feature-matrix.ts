import type { Tokenizer } from "./tokenizer.js";

/**
 * The matrix that composes token embeddings from feature embeddings: [V, F], row-major, 1 where a token has a
 * feature. Multiplied with an [F, d] table it gives the [V, d] embeddings, and the tied output weights.
 */
export function featureMatrix(
  tokenizer: Pick<Tokenizer, "size" | "featureCount" | "features">,
): Float32Array {
  const matrix = new Float32Array(tokenizer.size * tokenizer.featureCount);
  for (const [token, features] of tokenizer.features.entries()) {
    for (const feature of features) matrix[token * tokenizer.featureCount + feature] = 1;
  }
  return matrix;
}
