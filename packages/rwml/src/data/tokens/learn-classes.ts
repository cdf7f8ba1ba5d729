import { isNumber, isWord, plainNumber } from "./pieces.js";
import type { NameClass } from "./tokenizer-model.js";

const largestLabel = 99;
const headroom = 1.25;

/** Pieces of a text, and how often the text occurs. */
export interface CountedPieces {
  readonly pieces: readonly string[];
  readonly count: number;
}

/**
 * Finds the words that form names with a number: "cabinet" in "cabinet 12".
 *
 * Such a word recurs with a number, has one after it in at least a quarter of its uses, and its numbers count
 * something through (at least a quarter of those up to the largest occur), which sets labels apart from amounts.
 * Labels go up to 99. The range is widened by a quarter and one, for names that training has not met.
 */
export function learnClasses(texts: readonly CountedPieces[], minimumCount: number): readonly NameClass[] {
  const uses = new Map<string, number>();
  const named = new Map<string, { count: number; readonly numbers: Set<number> }>();
  for (const { pieces, count } of texts) {
    for (const [index, word] of pieces.entries()) {
      if (!isWord(word)) continue;
      uses.set(word, (uses.get(word) ?? 0) + count);
      const next = pieces[index + 2];
      if (pieces[index + 1] !== " " || next === undefined || !isNumber(next)) continue;
      const number = plainNumber(next);
      if (number === null || number > largestLabel) continue;
      const seen = named.get(word) ?? { count: 0, numbers: new Set<number>() };
      seen.count += count;
      seen.numbers.add(number);
      named.set(word, seen);
    }
  }
  const classes: NameClass[] = [];
  for (const [word, { count, numbers }] of named) {
    const largest = Math.max(...numbers);
    if (count < minimumCount || count * 4 < uses.get(word)! || numbers.size * 4 < largest) continue;
    classes.push({ word, smallest: numbers.has(0) ? 0 : 1, largest: Math.ceil(largest * headroom) + 1 });
  }
  return classes.sort((left, right) => (left.word < right.word ? -1 : 1));
}
