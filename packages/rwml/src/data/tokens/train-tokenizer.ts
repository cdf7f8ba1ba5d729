import { learnClasses } from "./learn-classes.js";
import { learnPhrases } from "./learn-phrases.js";
import { learnWords } from "./learn-words.js";
import { splitPieces } from "./pieces.js";
import type { TokenizerModel } from "./tokenizer-model.js";

/** Options of `trainTokenizer`. */
export interface TrainTokenizerOptions {
  /** Words and names that occur less often are spelled out. Default 2. */
  readonly minimumCount?: number;
  /** The most frequent words are kept when there are more, names not counted. Default 4,000. */
  readonly maximumWords?: number;
  /** Merges of words that never belong to a name. Default 48. */
  readonly phrases?: number;
}

/**
 * Learns a tokenizer from texts of an environment: actions and observations as they come, repeats included, since
 * what is frequent is worth a token. The same texts give the same model in any order.
 *
 * @example
 * const tokenizer = openTokenizer(trainTokenizer(["go to cabinet 1", "The cabinet 1 is closed."]));
 */
export function trainTokenizer(texts: Iterable<string>, options: TrainTokenizerOptions = {}): TokenizerModel {
  const { minimumCount = 2, maximumWords = 4000, phrases = 48 } = options;
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const counted = [...counts].map(([text, count]) => ({ pieces: splitPieces(text), count }));

  const classes = learnClasses(counted, minimumCount);
  const largestNumber = classes.reduce((most, { largest }) => Math.max(most, largest), 9);
  const words = learnWords(counted, { classes, largestNumber, minimumCount, maximumWords });
  const model: TokenizerModel = { formatVersion: 1, largestNumber, words, classes, phrases: [] };
  return { ...model, phrases: learnPhrases(counts, model, phrases) };
}
