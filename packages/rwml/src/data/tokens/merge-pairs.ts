import type { Phrases } from "./vocabulary.js";

/** Replaces every occurrence of a pair of neighbours by one token, from the left. */
export function mergePair(
  tokens: readonly number[],
  [left, right]: readonly [number, number],
  merged: number,
): readonly number[] {
  const result: number[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token === left && tokens[index + 1] === right) {
      result.push(merged);
      index++;
    } else result.push(token);
  }
  return result;
}

/** Replaces pairs by phrases, the earliest learned (lowest id) first, until there is none left. */
export function mergePhrases(tokens: readonly number[], phrases: Phrases): readonly number[] {
  let result = tokens;
  for (;;) {
    let best = Number.POSITIVE_INFINITY;
    let pair: readonly [number, number] | null = null;
    for (let index = 1; index < result.length; index++) {
      const left = result[index - 1]!;
      const right = result[index]!;
      const phrase = phrases.get(left)?.get(right);
      if (phrase !== undefined && phrase < best) {
        best = phrase;
        pair = [left, right];
      }
    }
    if (pair === null) return result;
    result = mergePair(result, pair, best);
  }
}
