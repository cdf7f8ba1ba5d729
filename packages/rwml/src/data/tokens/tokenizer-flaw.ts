import { fields, flag, integer, listOf, oneOf, text } from "../stored/shape.js";
import { isWord, plainNumber, splitPieces } from "./pieces.js";
import type { TokenizerModel } from "./tokenizer-model.js";
import { firstNumber } from "./vocabulary.js";

/** The limits only keep a changed file from taking all memory; no tokenizer comes near them. */
const [mostTokens, mostPhraseCharacters] = [2 ** 24, 2 ** 24];

const modelShape = fields({
  formatVersion: oneOf(1),
  largestNumber: integer(0, mostTokens),
  words: listOf(fields({ text: text(), attachesLeft: flag, attachesRight: flag })),
  classes: listOf(fields({ word: text(), smallest: integer(), largest: integer() })),
  phrases: listOf(listOf(integer(), 2, 2)),
});

/** What is wrong with a tokenizer's model, as a clause; null when `trainTokenizer` may have made it. */
export function tokenizerFlaw(model: unknown): string | null {
  const flaw = modelShape(model);
  if (flaw !== null) return flaw;
  const given = model as TokenizerModel;
  return wordsFlaw(given) ?? classesFlaw(given) ?? phrasesFlaw(given);
}

function wordsFlaw({ words, largestNumber }: TokenizerModel): string | null {
  for (const [index, { text: word }] of words.entries()) {
    const number = plainNumber(word);
    if (word === " " || splitPieces(word).length !== 1) return `words[${index}] is more than one word`;
    if (number !== null && number <= largestNumber)
      return `words[${index}] is a number that is a token already`;
    if (index > 0 && !(words[index - 1]!.text < word))
      return `words[${index}] is not behind the word before it`;
  }
  return null;
}

function classesFlaw({ classes, words, largestNumber }: TokenizerModel): string | null {
  const known = new Set(words.map(({ text: word }) => word));
  for (const [index, { word, smallest, largest }] of classes.entries()) {
    if (!isWord(word) || !known.has(word)) return `classes[${index}] is not among the words`;
    if (smallest > largest || largest > largestNumber) {
      return `classes[${index}] is numbered ${smallest} to ${largest}, but numbers end at ${largestNumber}`;
    }
    if (index > 0 && !(classes[index - 1]!.word < word))
      return `classes[${index}] is not behind the class before it`;
  }
  return null;
}

/** Phrases are made of words and of phrases before them. */
function phrasesFlaw({ largestNumber, words, classes, phrases }: TokenizerModel): string | null {
  const firstWord = firstNumber + largestNumber + 1;
  const firstName = firstWord + words.length;
  const firstPhrase = classes.reduce((end, { smallest, largest }) => end + largest - smallest + 1, firstName);
  if (firstPhrase + phrases.length > mostTokens) return `it has more than ${mostTokens} tokens`;
  const lengths = words.map(({ text: word }) => word.length);
  const pairs = new Set<string>();
  let characters = 0;
  for (const [index, pair] of phrases.entries()) {
    let length = 1;
    for (const token of pair) {
      const part = token < firstPhrase ? token - firstWord : token - firstPhrase + words.length;
      const known =
        token >= firstWord && (token < firstName || token >= firstPhrase) ? lengths[part] : undefined;
      if (known === undefined)
        return `phrases[${index}] is made of token ${token}, which is no word or phrase before it`;
      length += known;
    }
    if (pairs.has(pair.join())) return `phrases[${index}] is there twice`;
    pairs.add(pair.join());
    lengths.push(length);
    characters += length;
    if (characters > mostPhraseCharacters)
      return `its phrases have more than ${mostPhraseCharacters} characters`;
  }
  return null;
}
