import { type Random, randomFromState } from "./random.js";

/**
 * Opens the random stream that belongs to a seed and some labels.
 *
 * Neighbouring seeds of common generators start with correlated draws, so the seed and the labels are mixed
 * (FNV-1a over the text, then splitmix32 for each word of the state) before they become a stream.
 *
 * @example seededRandom(7, "alfworld/generated@1", "task").int(10)
 */
export function seededRandom(seed: number, ...labels: readonly (string | number)[]): Random {
  const next = splitmix32(hash32([seed, ...labels].join("\u0000")));
  return randomFromState([next(), next(), next(), next() | 1]);
}

function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}

function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}
