import { GymError } from "@rwml/core";
import { decodeTokens } from "./decode-tokens.js";
import { encodeText } from "./encode-text.js";
import { rememberByText } from "./remember-by-text.js";
import { specialTokenNames } from "./special-token.js";
import type { TokenizerModel } from "./tokenizer-model.js";
import { buildVocabulary } from "./vocabulary.js";

/** Turns texts into tokens and back, without loss: `decode(encode(text)) === text` for every string. */
export interface Tokenizer {
  readonly model: TokenizerModel;
  /** The number of tokens, V. */
  readonly size: number;
  /** The number of rows of the embedding table, F: one a token, one a class of names, one a number. */
  readonly featureCount: number;
  /** For each token the rows that add up to its embedding: its own, then class and number where it has them. */
  readonly features: readonly (readonly number[])[];
  /** The tokens of a text. Do not change the array: it is shared by all who encode the text. */
  encode(text: string): Int32Array;
  /** Special tokens are left out. Throws a RangeError for a number that is no token. */
  decode(tokens: Iterable<number>): string;
  /** True for a token such as "cabinet 12". */
  isName(token: number): boolean;
  /** One token as people should see it: "cabinet 12", "<act>". */
  show(token: number): string;
}

/** Opens a tokenizer on what `trainTokenizer` has learned. */
export function openTokenizer(model: TokenizerModel): Tokenizer {
  if (model.formatVersion !== 1) {
    throw new GymError(
      "rwml/tokenizer-format",
      `The tokenizer has format version ${model.formatVersion}, this version of rwml reads 1. Train it again.`,
    );
  }
  const vocabulary = buildVocabulary(model);
  const { tokens } = vocabulary;
  return {
    model,
    size: tokens.length,
    featureCount: vocabulary.featureCount,
    features: tokens.map(({ features }) => features),
    encode: rememberByText((text) => Int32Array.from(encodeText(text, vocabulary))),
    decode: (ids) => decodeTokens(ids, vocabulary),
    isName: (token) => tokens[token]?.kind === "name",
    show: (token) => specialTokenNames[token] ?? tokens[token]?.text ?? `<${token}>`,
  };
}
