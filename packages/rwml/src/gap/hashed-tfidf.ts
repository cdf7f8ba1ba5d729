import { GymError } from "@rwml/core";
import { fields, integer, listOf, oneOf } from "../data/stored/shape.js";
import { rememberByText } from "../data/tokens/remember-by-text.js";
import type { Embedder } from "./embedder.js";
import { hashNgrams } from "./hash-ngrams.js";

const id = "hashed-tfidf-1-3gram";
const buckets = 4096;

/** How many texts were fitted, and in how many of them each bucket occurs. Plain JSON. */
export interface HashedTfidfModel {
  readonly formatVersion: 1;
  readonly id: typeof id;
  readonly documents: number;
  readonly documentCounts: readonly number[];
}

/** What is wrong with a model of the embedder, as a clause; null when nothing is. */
export function embedderFlaw(model: unknown): string | null {
  const flaw = modelShape(model);
  if (flaw !== null) return flaw;
  const { documents, documentCounts } = model as HashedTfidfModel;
  const bucket = documentCounts.findIndex((count) => count > documents);
  return bucket < 0
    ? null
    : `documentCounts[${bucket}] is ${documentCounts[bucket]}, but there are ${documents} documents`;
}

const modelShape = fields({
  formatVersion: oneOf(1),
  id: oneOf(id),
  documents: integer(),
  documentCounts: listOf(integer(), buckets, buckets),
});

/** Learns how common n-grams are, text by text. */
export interface HashedTfidfFit {
  add(text: string): void;
  model(): HashedTfidfModel;
}

/** Learns from texts as they come, such as the observations of the training data. */
export function hashedTfidfFit(): HashedTfidfFit {
  const documentCounts = new Array<number>(buckets).fill(0);
  const bucketsOf = rememberByText((text) => [...new Set(hashNgrams(text).map(bucketOf))]);
  let documents = 0;
  return {
    add(text) {
      documents++;
      for (const bucket of bucketsOf(text)) documentCounts[bucket]!++;
    },
    model: () => ({ formatVersion: 1, id, documents, documentCounts: [...documentCounts] }),
  };
}

/** Learns from texts that are all there. */
export function fitHashedTfidf(texts: Iterable<string>): HashedTfidfModel {
  const fit = hashedTfidfFit();
  for (const text of texts) fit.add(text);
  return fit.model();
}

/**
 * The embedder that needs no weights: TF-IDF over single words, pairs and triples of words, hashed into 4,096
 * signed buckets. It tells "apple 1" from "apple 2" and "on" from "off", which is what matters in templated text.
 * It is lexical: other words for the same thing score low, and so does another order.
 *
 * @throws GymError `rwml/embedder-format` for what `fitHashedTfidf` did not make
 */
export function hashedTfidf(model: HashedTfidfModel): Embedder {
  const flaw = embedderFlaw(model);
  if (flaw !== null) {
    throw new GymError(
      "rwml/embedder-format",
      `This is no model of the embedder ${id}: ${flaw}. Fit it again.`,
    );
  }
  const rarity = Float32Array.from(
    model.documentCounts,
    (count) => Math.log((1 + model.documents) / (1 + count)) + 1,
  );
  const vectorOf = rememberByText((text) => sparseVector(text, rarity));
  return {
    id,
    kind: "lexical",
    embed: (texts) =>
      texts.map((text) => {
        const dense = new Float32Array(buckets);
        const { indices, values } = vectorOf(text);
        for (const [place, index] of indices.entries()) dense[index] = values[place]!;
        return dense;
      }),
    similarity: (left, right) =>
      left === right ? 1 : Math.min(1, Math.max(0, dotProduct(vectorOf(left), vectorOf(right)))),
  };
}

/** The entries of a unit vector that are not 0, by ascending index. */
interface SparseVector {
  readonly indices: Uint16Array;
  readonly values: Float32Array;
}

function bucketOf(hash: number): number {
  return hash & (buckets - 1);
}

function sparseVector(text: string, rarity: Float32Array): SparseVector {
  const weights = new Map<number, number>();
  for (const hash of hashNgrams(text)) {
    const bucket = bucketOf(hash);
    // The sign makes n-grams that share a bucket cancel out on average instead of adding up.
    weights.set(bucket, (weights.get(bucket) ?? 0) + (hash < 0 ? -rarity[bucket]! : rarity[bucket]!));
  }
  const indices = Uint16Array.from(weights.keys()).sort();
  const values = Float32Array.from(indices, (bucket) => weights.get(bucket)!);
  const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return { indices, values: norm === 0 ? values : values.map((value) => value / norm) };
}

function dotProduct(left: SparseVector, right: SparseVector): number {
  let sum = 0;
  let place = 0;
  let other = 0;
  while (place < left.indices.length && other < right.indices.length) {
    const difference = left.indices[place]! - right.indices[other]!;
    if (difference === 0) sum += left.values[place]! * right.values[other]!;
    if (difference <= 0) place++;
    if (difference >= 0) other++;
  }
  return sum;
}
