/**
 * Places texts in a space in which close means alike. The gap reward is made from cosines in it, so every result
 * names the embedder it was measured with.
 */
export interface Embedder {
  /** For example `hashed-tfidf-1-3gram`. */
  readonly id: string;
  /** `lexical`: compares words, so that a paraphrase is far away. `semantic`: compares meaning. */
  readonly kind: "lexical" | "semantic";
  /** One vector a text, of length 1; the zero vector for a text in which there is nothing to compare. */
  embed(texts: readonly string[]): Promise<readonly Float32Array[]> | readonly Float32Array[];
  /** The cosine of two texts in [0, 1], where that is cheaper than two vectors. 1 for equal texts. */
  similarity?(left: string, right: string): number;
}
