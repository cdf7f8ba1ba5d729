import { specialToken, specialTokenNames } from "./special-token.js";
import type { TokenizerModel } from "./tokenizer-model.js";

/** The id of the first of the 16 hexadecimal digits. */
export const firstDigit = specialTokenNames.length;
/** The id of the first printable ASCII character, "!". */
export const firstCharacter = firstDigit + 16;

const firstPrintable = 0x21;
const lastPrintable = 0x7e;

/** The id of the number 0: from here on ids depend on the model. Numbers, words, names and phrases follow each other. */
export const firstNumber = firstCharacter + lastPrintable - firstPrintable + 1;

/** One token: what it writes, which blanks are understood around it, and what its embedding is made of. */
export interface Token {
  readonly kind: "special" | "digit" | "character" | "number" | "word" | "name" | "phrase";
  readonly text: string;
  readonly attachesLeft: boolean;
  readonly attachesRight: boolean;
  /** What it shares with other tokens: its class and its number, where it has them. */
  readonly features: readonly number[];
}

/** All tokens of a model by id, and the ids by piece, by name and by pair of merged tokens. */
export interface Vocabulary {
  readonly tokens: readonly Token[];
  readonly featureCount: number;
  /** Ids of words, punctuation and numbers. */
  readonly pieces: ReadonlyMap<string, number>;
  /** Ids of names, keyed "word number". */
  readonly names: ReadonlyMap<string, number>;
  readonly phrases: Phrases;
}

/** Ids of phrases by left, then right token. The lower the id, the earlier the phrase was learned. */
export type Phrases = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** Numbers the tokens of a model, and their features: first the classes, then the numbers from 0. */
export function buildVocabulary(model: TokenizerModel): Vocabulary {
  const tokens: Draft[] = [];
  const add = (kind: Token["kind"], text: string, left: boolean, right: boolean, part?: Part): number =>
    tokens.push({ kind, text, attachesLeft: left, attachesRight: right, part: part ?? {} }) - 1;

  for (const name of specialTokenNames) {
    add("special", name === specialTokenNames[specialToken.blank] ? " " : "", true, true);
  }
  for (let digit = 0; digit < 16; digit++) add("digit", "", true, false);
  for (let code = firstPrintable; code <= lastPrintable; code++) {
    add("character", String.fromCharCode(code), true, false);
  }

  const classOf = new Map(model.classes.map(({ word }, index) => [word, index]));
  const pieces = new Map<string, number>();
  for (let number = 0; number <= model.largestNumber; number++) {
    pieces.set(String(number), add("number", String(number), false, false, { number }));
  }
  for (const { text, attachesLeft, attachesRight } of model.words) {
    const nameClass = classOf.get(text);
    const part = nameClass === undefined ? {} : { nameClass };
    pieces.set(text, add("word", text, attachesLeft, attachesRight, part));
  }

  const names = new Map<string, number>();
  for (const [nameClass, { word, smallest, largest }] of model.classes.entries()) {
    for (let number = smallest; number <= largest; number++) {
      const text = `${word} ${number}`;
      names.set(text, add("name", text, false, false, { nameClass, number }));
    }
  }

  const phrases = new Map<number, Map<number, number>>();
  for (const [left, right] of model.phrases) {
    const first = tokens[left]!;
    const second = tokens[right]!;
    const blank = first.attachesRight || second.attachesLeft ? "" : " ";
    const text = first.text + blank + second.text;
    const id = add("phrase", text, first.attachesLeft, second.attachesRight);
    phrases.set(left, (phrases.get(left) ?? new Map<number, number>()).set(right, id));
  }

  const firstNumberFeature = model.classes.length;
  return {
    tokens: tokens.map(({ part: { nameClass, number }, ...token }) => {
      const features: number[] = [];
      if (nameClass !== undefined) features.push(nameClass);
      if (number !== undefined) features.push(firstNumberFeature + number);
      return { ...token, features };
    }),
    featureCount: firstNumberFeature + model.largestNumber + 1,
    pieces,
    names,
    phrases,
  };
}

/** The tokens that spell a piece outside the vocabulary, for any string whatsoever. */
export function spell(piece: string): readonly number[] {
  const tokens: number[] = [];
  for (let index = 0; index < piece.length; index++) {
    const code = piece.charCodeAt(index);
    if (code === 0x20) tokens.push(specialToken.blank);
    else if (code >= firstPrintable && code <= lastPrintable)
      tokens.push(firstCharacter + code - firstPrintable);
    else for (let shift = 12; shift >= 0; shift -= 4) tokens.push(firstDigit + ((code >> shift) & 15));
  }
  return tokens;
}

interface Part {
  readonly nameClass?: number;
  readonly number?: number;
}

interface Draft extends Omit<Token, "features"> {
  readonly part: Part;
}
