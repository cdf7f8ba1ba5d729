import type { CountedPieces } from "./learn-classes.js";
import { isNumber, isWord, plainNumber } from "./pieces.js";
import type { NameClass, WordEntry } from "./tokenizer-model.js";

/** What `learnWords` must know beside the texts. */
export interface LearnWordsOptions {
  readonly classes: readonly NameClass[];
  readonly largestNumber: number;
  readonly minimumCount: number;
  readonly maximumWords: number;
}

interface Use {
  count: number;
  /** Occurrences without a blank before and after. */
  tightLeft: number;
  tightRight: number;
}

/**
 * Chooses the words of a vocabulary: all words that form names, and of the others those that recur, the most
 * frequent first when there are too many. Punctuation attaches to a side on which most of its uses have no blank.
 */
export function learnWords(
  texts: readonly CountedPieces[],
  options: LearnWordsOptions,
): readonly WordEntry[] {
  const uses = new Map<string, Use>(
    options.classes.map(({ word }) => [
      word,
      { count: Number.POSITIVE_INFINITY, tightLeft: 0, tightRight: 0 },
    ]),
  );
  for (const { pieces, count } of texts) {
    for (const [index, piece] of pieces.entries()) {
      if (piece === " " || isOwnToken(piece, options.largestNumber)) continue;
      const use = uses.get(piece) ?? { count: 0, tightLeft: 0, tightRight: 0 };
      use.count += count;
      // Half a use at the edges of a text, where spacing says nothing about the punctuation.
      use.tightLeft += tightness(pieces[index - 1]) * count;
      use.tightRight += tightness(pieces[index + 1]) * count;
      uses.set(piece, use);
    }
  }
  return [...uses]
    .filter(([, { count }]) => count >= options.minimumCount)
    .sort(([left, { count: before }], [right, { count: after }]) =>
      before === after ? (left < right ? -1 : 1) : after - before,
    )
    .slice(0, options.classes.length + options.maximumWords)
    .map(([text, { count, tightLeft, tightRight }]) => ({
      text,
      attachesLeft: !isWord(text) && !isNumber(text) && tightLeft * 2 > count,
      attachesRight: !isWord(text) && !isNumber(text) && tightRight * 2 > count,
    }))
    .sort((left, right) => (left.text < right.text ? -1 : 1));
}

function isOwnToken(piece: string, largestNumber: number): boolean {
  const number = plainNumber(piece);
  return number !== null && number <= largestNumber;
}

function tightness(neighbour: string | undefined): number {
  if (neighbour === undefined) return 0.5;
  return neighbour === " " ? 0 : 1;
}
