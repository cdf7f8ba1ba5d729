import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openTokenizer } from "./tokenizer.js";
import { trainTokenizer } from "./train-tokenizer.js";

const repeat = (count: number, ...texts: string[]) => Array.from({ length: count }, () => texts).flat();
const words = (texts: string[]) => trainTokenizer(texts).words.map(({ text }) => text);
const classes = (texts: string[]) => trainTokenizer(texts).classes.map(({ word }) => word);
const phrases = (texts: string[], most?: number) => {
  const model = trainTokenizer(texts, most === undefined ? {} : { phrases: most });
  const tokenizer = openTokenizer(model);
  return model.phrases.map((_, index) => tokenizer.show(tokenizer.size - model.phrases.length + index));
};

describe("trainTokenizer", () => {
  it("should find the words that form names", () => {
    expect(classes(["the red door 1 is shut", "the red door 2 is open", "the lamp is red"])).toEqual([
      "door",
    ]);
  });

  it("should widen the numbers of a class for names still to come", () => {
    const [door] = trainTokenizer(["door 1", "door 2", "door 8", "door 1"]).classes;
    expect(door).toEqual({ word: "door", smallest: 1, largest: 11 });
    expect(trainTokenizer(["door 0", "door 1"]).classes[0]!.smallest).toBe(0);
  });

  it("should not take amounts for labels", () => {
    expect(classes(["you paid 35 coins", "you paid 80 coins"])).toEqual([]);
    expect(classes(repeat(9, "wait for the bell", "wait for the bus").concat(repeat(2, "wait 1")))).toEqual(
      [],
    );
    expect(classes(["year 2024", "year 2025", "code 007", "code 007"])).toEqual([]);
  });

  it("should keep words that recur and leave the others to be spelled", () => {
    expect(words(["common rare", "common"])).toEqual(["common"]);
  });

  it("should keep the most frequent words when there are too many", () => {
    const model = trainTokenizer(["a b c", "a b c", "b c", "c"], { maximumWords: 2, phrases: 0 });
    expect(model.words.map(({ text }) => text)).toEqual(["b", "c"]);
  });

  it("should learn on which side punctuation attaches", () => {
    const { words: entries } = trainTokenizer(repeat(2, "one (two), three: four", "one - two"));
    const sides = Object.fromEntries(
      entries.map(({ text, attachesLeft, attachesRight }) => [text, [attachesLeft, attachesRight]]),
    );
    expect(sides).toMatchObject({
      "(": [false, true],
      ",": [true, false],
      ":": [true, false],
      "-": [false, false],
      one: [false, false],
    });
  });

  it("should merge words that go together, never names or numbers", () => {
    const texts = repeat(3, "You arrive at door 1.", "You arrive at door 2.", "You count 7 of 7 things");
    expect(phrases(texts)).toEqual(["You arrive", "You arrive at", "You count"]);
  });

  it("should learn no more phrases than it is asked for", () => {
    expect(phrases(repeat(2, "one two three four five"), 2)).toHaveLength(2);
    expect(phrases(repeat(2, "one two"), 0)).toEqual([]);
  });

  it("should learn the same from the same texts in any order", () => {
    const texts = repeat(
      2,
      "go to door 1",
      "door 1 is shut.",
      "door 2 (the red one) is shut.",
      "You see, and hear.",
    );
    const expected = trainTokenizer(texts);
    fc.assert(
      fc.property(fc.shuffledSubarray(texts, { minLength: texts.length }), (shuffled) => {
        expect(trainTokenizer(shuffled)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it("should work without any text", () => {
    const tokenizer = openTokenizer(trainTokenizer([]));
    expect(tokenizer.decode(tokenizer.encode("go to door 12"))).toBe("go to door 12");
    expect(tokenizer.encode("")).toHaveLength(0);
  });
});

const golden = new URL("../../../../../../shared/data/alfworld/golden/walkthrough.jsonl", import.meta.url);
const present = existsSync(golden);
if (!present) console.warn("Skipped: the recorded ALFWorld episodes are not present.");

describe.skipIf(!present)("trainTokenizer on recorded ALFWorld episodes", () => {
  interface Recorded {
    readonly steps: readonly { readonly command: string | null; readonly observation: string }[];
  }
  const read = () =>
    readFileSync(golden, "utf8")
      .trim()
      .split("\n")
      .flatMap((line) => (JSON.parse(line) as Recorded).steps);

  it("should need few tokens for a transition and know nearly all names", () => {
    const steps = read();
    const texts = steps.flatMap(({ command, observation }) => [command ?? "", observation]);
    const tokenizer = openTokenizer(trainTokenizer(texts));
    expect(tokenizer.size).toBeLessThan(1000);
    expect(tokenizer.model.classes.length).toBeGreaterThan(50);
    let tokens = 0;
    let transitions = 0;
    for (const { command, observation } of steps) {
      expect(tokenizer.decode(tokenizer.encode(observation))).toBe(observation);
      if (command === null) continue;
      tokens += tokenizer.encode(command).length + tokenizer.encode(observation).length + 3;
      transitions++;
    }
    expect(tokens / transitions).toBeLessThan(17);
  });
});
