/**
 * What a tokenizer has learned, as plain JSON. `openTokenizer` numbers the tokens from it, always in the same way.
 *
 * A token is one of: a special token, a hexadecimal digit (any UTF-16 code unit is four of them), a printable ASCII
 * character, a number, a word, a name such as "cabinet 12", a phrase of several words.
 * Special tokens and single characters are the same for every model, so they are not part of it.
 */
export interface TokenizerModel {
  readonly formatVersion: 1;
  /** Every number from 0 up to this one is a token, and a feature that names with it share. */
  readonly largestNumber: number;
  /** Words, punctuation and wide blanks, sorted. */
  readonly words: readonly WordEntry[];
  /** Words that form names with a number, sorted. */
  readonly classes: readonly NameClass[];
  /** Pairs of tokens that become one token, in the order they were learned. */
  readonly phrases: readonly (readonly [left: number, right: number])[];
}

/** A word with the blanks that are understood around it. */
export interface WordEntry {
  readonly text: string;
  /** No blank before it unless one is spelled out: the comma. */
  readonly attachesLeft: boolean;
  /** No blank after it unless one is spelled out: the opening bracket. */
  readonly attachesRight: boolean;
}

/** A word that names things together with a number; every number in the range gives one token. */
export interface NameClass {
  readonly word: string;
  readonly smallest: number;
  readonly largest: number;
}
