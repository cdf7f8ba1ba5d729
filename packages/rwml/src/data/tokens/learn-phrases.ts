import { encodeText } from "./encode-text.js";
import { mergePair } from "./merge-pairs.js";
import { isNumber } from "./pieces.js";
import type { TokenizerModel } from "./tokenizer-model.js";
import { buildVocabulary } from "./vocabulary.js";

/**
 * Learns which pairs of tokens to merge, byte-pair-encoding style: again and again the most frequent pair, until
 * `most` are found or no pair recurs. Only words that never belong to a name take part, so that every name and
 * every number stays a token of its own.
 *
 * @param model a model without phrases
 */
export function learnPhrases(
  texts: ReadonlyMap<string, number>,
  model: TokenizerModel,
  most: number,
): readonly (readonly [number, number])[] {
  const vocabulary = buildVocabulary(model);
  const inNames = new Set(model.classes.map(({ word }) => word));
  const mergeable = vocabulary.tokens.map(
    ({ kind, text }) => kind === "word" && !inNames.has(text) && !isNumber(text),
  );
  let runs = new Map<string, Run>();
  for (const [text, count] of texts) {
    for (const tokens of runsOf(encodeText(text, vocabulary), mergeable)) addRun(runs, tokens, count);
  }

  const phrases: (readonly [number, number])[] = [];
  while (phrases.length < most) {
    const pair = mostFrequentPair(runs.values());
    if (pair === null) break;
    const merged = new Map<string, Run>();
    for (const { tokens, count } of runs.values()) {
      addRun(merged, mergePair(tokens, pair, vocabulary.tokens.length + phrases.length), count);
    }
    phrases.push(pair);
    runs = merged;
  }
  return phrases;
}

interface Run {
  readonly tokens: readonly number[];
  count: number;
}

/** Equal runs are counted together: there are few of them, which makes each round cheap. */
function addRun(runs: Map<string, Run>, tokens: readonly number[], count: number): void {
  if (tokens.length < 2) return;
  const key = tokens.join(" ");
  const run = runs.get(key);
  if (run === undefined) runs.set(key, { tokens, count });
  else run.count += count;
}

function* runsOf(tokens: readonly number[], mergeable: readonly boolean[]): Generator<readonly number[]> {
  let start = 0;
  for (let index = 0; index <= tokens.length; index++) {
    if (index < tokens.length && mergeable[tokens[index]!]) continue;
    yield tokens.slice(start, index);
    start = index + 1;
  }
}

/** Among equally frequent pairs the one with the lowest ids, so that the order of the texts does not matter. */
function mostFrequentPair(runs: Iterable<Run>): readonly [number, number] | null {
  const counts = new Map<number, Map<number, number>>();
  for (const { tokens, count } of runs) {
    for (let index = 1; index < tokens.length; index++) {
      const left = tokens[index - 1]!;
      const right = tokens[index]!;
      const followers = counts.get(left) ?? new Map<number, number>();
      counts.set(left, followers.set(right, (followers.get(right) ?? 0) + count));
    }
  }
  let best: readonly [number, number] | null = null;
  let most = 1;
  for (const [left, followers] of counts) {
    for (const [right, count] of followers) {
      const lower = best !== null && (left < best[0] || (left === best[0] && right < best[1]));
      if (count < most || (count === most && !lower)) continue;
      best = [left, right];
      most = count;
    }
  }
  return best;
}
