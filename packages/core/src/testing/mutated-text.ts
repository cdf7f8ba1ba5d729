import { prototypeNames } from "./prototype-names.js";
import { type Token, tokensOf, withToken } from "./tokens.js";

/** A change of a real action, as numbers that fit any text. */
export interface Mutation {
  /** Which way to change it. */
  readonly way: number;
  /** Which of its words. */
  readonly place: number;
  /** Which of the other words that are known for the place. */
  readonly other: number;
}

type Way = (text: string, token: Token, others: readonly string[], mutation: Mutation) => string;

const longWord = 500;
const oddNumbers = ["0", "-1", "1.5", "99999999999999999999", "NaN"];

const ways: readonly Way[] = [
  // Twice, because it is what finds most.
  ...Array.from(
    { length: 4 },
    (): Way =>
      (text, token, others, { other }) => {
        return withToken(text, token, others[other % Math.max(1, others.length)] ?? token.word);
      },
  ),
  ...prototypeNames.map(
    (name): Way =>
      (text, token) =>
        withToken(text, token, name),
  ),
  (text) => text.toUpperCase(),
  (text, token) => withToken(text, token, token.word.slice(0, 1).toUpperCase() + token.word.slice(1)),
  (text) => ` ${text} `,
  (text) => text.replaceAll(" ", "  "),
  (text) => `${text}\n`,
  (text, token) => withToken(text, token, ""),
  (text, token) => text.slice(0, token.start).trimEnd(),
  (text, token) => withToken(text, token, `${token.word} ${token.word}`),
  (text, token) =>
    withToken(text, token, token.word.repeat(Math.ceil(longWord / Math.max(1, token.word.length)))),
  (text, token, _, { other }) => withToken(text, token, oddNumbers[other % oddNumbers.length]!),
  (text) => `${text} ${text}`,
];

/**
 * A real action with a slip in it: case, blanks, another word that is known in the same place, a name that every
 * JavaScript object has, a part that is long or missing.
 *
 * @param known texts to take other words from
 */
export function mutatedText(text: string, mutation: Mutation, known: readonly string[]): string {
  const tokens = tokensOf(text);
  const place = mutation.place % Math.max(1, tokens.length);
  const token = tokens[place] ?? { word: "", start: text.length };
  return ways[mutation.way % ways.length]!(text, token, otherWords(token.word, place, known), mutation);
}

/** The words that stand in the same place of other texts. */
export function otherWords(word: string, place: number, known: readonly string[]): readonly string[] {
  const words = known.map((text) => tokensOf(text)[place]?.word).filter((other) => other !== undefined);
  return [...new Set(words)].filter((other) => other !== word);
}
