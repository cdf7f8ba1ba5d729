import { GymError } from "@rwml/core";
import { decodeTokens } from "./decode-tokens.js";
import { encodeText } from "./encode-text.js";
import { rememberByText } from "./remember-by-text.js";
import { specialTokenNames } from "./special-token.js";
import { tokenizerFlaw } from "./tokenizer-flaw.js";
import type { TokenizerModel } from "./tokenizer-model.js";
import { buildVocabulary } from "./vocabulary.js";

/** Turns texts into tokens and back, without loss: `decode(encode(text)) === text` for every string. */
export interface Tokenizer {
  readonly model: TokenizerModel;
  /** The number of tokens. */
  readonly size: number;
  /**
   * What tokens share: each word that forms names is a feature, and each number. "cabinet 12" has both features,
   * "cabinet" and "12" have one, so that what is learned about them carries over to names never seen.
   */
  readonly features: {
    readonly count: number;
    /** For each token its features, each below `count`. */
    readonly ofToken: readonly (readonly number[])[];
  };
  /** The tokens of a text. Do not change the array: it is shared by all who encode the text. */
  encode(text: string): Int32Array;
  /** Special tokens are left out. Throws a RangeError for a number that is no token. */
  decode(tokens: Iterable<number>): string;
  /** True for a token such as "cabinet 12". */
  isName(token: number): boolean;
  /** One token as people should see it: "cabinet 12", "<act>". */
  show(token: number): string;
}

/**
 * Opens a tokenizer on what `trainTokenizer` has learned.
 *
 * @throws GymError `rwml/tokenizer-format` for anything else
 */
export function openTokenizer(model: TokenizerModel): Tokenizer {
  const flaw = tokenizerFlaw(model);
  if (flaw !== null) {
    throw new GymError("rwml/tokenizer-format", `This is no tokenizer: ${flaw}. Train it again.`);
  }
  const vocabulary = buildVocabulary(model);
  const { tokens } = vocabulary;
  return {
    model,
    size: tokens.length,
    features: { count: vocabulary.featureCount, ofToken: tokens.map(({ features }) => features) },
    encode: rememberByText((text) => Int32Array.from(encodeText(text, vocabulary))),
    decode: (ids) => decodeTokens(ids, vocabulary),
    isName: (token) => tokens[token]?.kind === "name",
    show: (token) => specialTokenNames[token] ?? tokens[token]?.text ?? `<${token}>`,
  };
}
