import { encodeText } from "./encode-text.js";
import { mergePair } from "./merge-pairs.js";
import { isNumber } from "./pieces.js";
import type { TokenizerModel } from "./tokenizer-model.js";
import { buildVocabulary, pairKey } from "./vocabulary.js";

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

function mostFrequentPair(runs: Iterable<Run>): readonly [number, number] | null {
  const counts = new Map<number, { readonly pair: readonly [number, number]; count: number }>();
  for (const { tokens, count } of runs) {
    for (let index = 1; index < tokens.length; index++) {
      const pair = [tokens[index - 1]!, tokens[index]!] as const;
      const key = pairKey(...pair);
      const entry = counts.get(key);
      if (entry === undefined) counts.set(key, { pair, count });
      else entry.count += count;
    }
  }
  let best: { readonly pair: readonly [number, number]; count: number } | null = null;
  for (const entry of counts.values()) {
    if (entry.count < 2) continue;
    const earlier = best !== null && pairKey(...entry.pair) < pairKey(...best.pair);
    if (best === null || entry.count > best.count || (entry.count === best.count && earlier)) best = entry;
  }
  return best?.pair ?? null;
}
