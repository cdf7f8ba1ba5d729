import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenizerFlaw } from "./tokenizer-flaw.js";
import type { TokenizerModel } from "./tokenizer-model.js";
import { trainTokenizer } from "./train-tokenizer.js";
import { firstNumber } from "./vocabulary.js";

const model = trainTokenizer(
  ["go to door 1, then go to door 2", "go to door 1, then look", "see mug 1 (red)", "see mug 2 (red)"],
  { phrases: 3 },
);
const firstWord = firstNumber + model.largestNumber + 1;
const firstName = firstWord + model.words.length;
const [first, second, ...restOfWords] = model.words as [WordEntry, WordEntry, ...WordEntry[]];
const doubling = Array.from({ length: 40 }, (_, index) =>
  index === 0 ? [firstWord, firstWord] : [lastPhrase(index), lastPhrase(index)],
);

type WordEntry = TokenizerModel["words"][number];

/** The token of the phrase before the one at an index. */
function lastPhrase(index: number): number {
  const names = model.classes.reduce((sum, { smallest, largest }) => sum + largest - smallest + 1, 0);
  return firstName + names + index - 1;
}

describe("tokenizerFlaw", () => {
  it("should find none in what was learned from any texts", () => {
    expect(tokenizerFlaw(model)).toBeNull();
    expect(model.classes.length * model.phrases.length).toBeGreaterThan(0);
    const word = fc.constantFrom(
      "door",
      "door 1",
      "door 2",
      "007",
      "12345",
      "it's",
      ",",
      "(",
      "  ",
      "\ud800",
      "é",
      "\n",
    );
    const texts = fc.array(
      fc.oneof(
        fc.array(word).map((words) => words.join(" ")),
        fc.string({ unit: "binary" }),
      ),
    );
    fc.assert(
      fc.property(texts, (given) => {
        expect(tokenizerFlaw(trainTokenizer([...given, ...given], { phrases: 5 }))).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  it.each([null, undefined, [], "{}", 1])("should find one in %j", (value) => {
    expect(tokenizerFlaw(value)).toMatch(/it is .*, not an object/);
  });

  it.each<[string, object, RegExp]>([
    [
      "another version",
      { formatVersion: 99, other: 1 },
      /^formatVersion is 99; this version of rwml reads 1$/,
    ],
    ["a largest number that is none", { largestNumber: null }, /largestNumber is null/],
    ["endless numbers", { largestNumber: 1e12 }, /largestNumber is 1000000000000/],
    ["words that are no list", { words: {} }, /words is an object, not a list/],
    [
      "a word without a side",
      { words: [{ text: "a", attachesLeft: true }] },
      /words\[0\] has no "attachesRight"/,
    ],
    ["an empty word", { words: [{ ...first, text: "" }] }, /words\[0\]\.text is ""/],
    ["two words in one", { words: [{ ...first, text: "a b" }] }, /words\[0\] is more than one word/],
    ["a word twice", { words: [first, first, second, ...restOfWords] }, /words\[1\] is not behind/],
    ["words out of order", { words: [second, first, ...restOfWords] }, /words\[1\] is not behind/],
    ["a number for a word", { words: [{ ...first, text: "3" }] }, /words\[0\] is a number/],
    ["classes of no word", { words: [] }, /classes\[0\] is not among the words/],
    ["a class twice", { classes: [model.classes[0], model.classes[0]] }, /classes\[1\] is not behind/],
    [
      "a class that ends before it begins",
      { classes: [{ ...model.classes[0], smallest: 3, largest: 2 }] },
      /numbered 3 to 2/,
    ],
    ["a class beyond the numbers", { classes: [{ ...model.classes[0], largest: 99 }] }, /numbers end at 9/],
    [
      "a phrase of three tokens",
      { phrases: [[firstWord, firstWord, firstWord]] },
      /phrases\[0\] has 3 entries, not 2/,
    ],
    [
      "a phrase of an unknown token",
      { phrases: [[firstWord, 9999]] },
      /token 9999, which is no word or phrase/,
    ],
    ["a phrase of itself", { phrases: [[lastPhrase(1), firstWord]] }, /which is no word or phrase before it/],
    ["a phrase of a name", { phrases: [[firstWord, firstName]] }, /which is no word or phrase before it/],
    ["a phrase of a special token", { phrases: [[0, firstWord]] }, /token 0, which is no word/],
    [
      "a phrase twice",
      {
        phrases: [
          [firstWord, firstWord],
          [firstWord, firstWord],
        ],
      },
      /phrases\[1\] is there twice/,
    ],
    ["phrases that double forever", { phrases: doubling }, /more than 16777216 characters/],
    ["a field that nobody knows", { more: 1 }, /unknown field "more"/],
  ])("should find %s", (_, changed, flaw) => {
    expect(tokenizerFlaw({ ...model, ...changed })).toMatch(flaw);
  });
});
