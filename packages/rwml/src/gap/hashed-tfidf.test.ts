import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { embedderFlaw, fitHashedTfidf, hashedTfidf } from "./hashed-tfidf.js";

const observations = [
  "You pick up the apple 1 from the countertop 2.",
  "You turn on the desklamp 1.",
  "You turn off the desklamp 1.",
  "On the countertop 1, you see a apple 1, a mug 2, and a plate 3.",
  "Nothing happens.",
];
const embedder = hashedTfidf(fitHashedTfidf(observations));
const similarity = (left: string, right: string) => embedder.similarity!(left, right);
const dense = async (left: string, right: string) => {
  const [a, b] = await embedder.embed([left, right]);
  return a!.reduce((sum, value, index) => sum + value * b![index]!, 0);
};

const text = fc
  .array(fc.constantFrom("apple", "mug", "1", "2", "On", "off", "the", "é", "…", ","), { maxLength: 12 })
  .map((words) => words.join(" "));

describe("hashedTfidf", () => {
  it("should name itself and never claim to know meaning", () => {
    expect(embedder).toMatchObject({ id: "hashed-tfidf-1-3gram", kind: "lexical" });
  });

  it("should tell numbers and opposites apart", () => {
    expect(similarity(observations[0]!, observations[0]!.replace("apple 1", "apple 2"))).toBeLessThan(0.8);
    expect(similarity(observations[1]!, observations[2]!)).toBeLessThan(0.8);
  });

  it("should find unrelated texts far apart", () => {
    expect(similarity(observations[0]!, "Nothing happens.")).toBeLessThan(0.1);
  });

  it("should overlook case and punctuation", () => {
    expect(similarity("The drawer 1 is closed.", "the DRAWER 1, is closed")).toBeCloseTo(1, 6);
  });

  it("should weigh rare words more than common ones", () => {
    const common = hashedTfidf(fitHashedTfidf(["apple", "apple", "apple", "mug"]));
    expect(common.similarity!("apple mug", "mug")).toBeGreaterThan(common.similarity!("apple mug", "apple"));
  });

  it("should give cosines in [0, 1], the same in both directions, 1 for equal texts", () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const cosine = similarity(left, right);
        expect(cosine).toBeGreaterThanOrEqual(0);
        expect(cosine).toBeLessThanOrEqual(1);
        expect(similarity(right, left)).toBe(cosine);
        expect(similarity(left, left)).toBe(1);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it("should give vectors of length 1 whose product is the similarity", async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (left, right) => {
        const length = await dense(left, left);
        expect(length).toBeCloseTo(/\p{L}|\p{N}/u.test(left) ? 1 : 0, 5);
        if (left !== right)
          expect(similarity(left, right)).toBeCloseTo(Math.max(0, await dense(left, right)), 5);
      }),
      { seed: 5, numRuns: 50 },
    );
  });

  it("should find nothing to compare in a text without words", () => {
    expect(similarity("", "The drawer 1 is closed.")).toBe(0);
    expect(similarity("…", "!")).toBe(0);
  });

  it("should survive JSON", () => {
    const model = fitHashedTfidf(observations);
    const copy = hashedTfidf(JSON.parse(JSON.stringify(model)));
    expect(copy.similarity!(observations[1]!, observations[2]!)).toBe(
      similarity(observations[1]!, observations[2]!),
    );
  });

  it("should work before it has seen any text", () => {
    const blank = hashedTfidf(fitHashedTfidf([]));
    expect(blank.similarity!("apple 1", "apple 2")).toBeGreaterThan(0);
  });

  it.each<[string, object, RegExp]>([
    ["of something else", { id: "rouge" }, /id is "rouge"/],
    ["of another version", { formatVersion: 99 }, /formatVersion is 99/],
    ["with too few buckets", { documentCounts: [1, 2, 3] }, /documentCounts has 3 entries, not 4096/],
    ["with counts that are no list", { documentCounts: null }, /documentCounts is null/],
    ["with a negative number of documents", { documents: -1 }, /documents is -1/],
    ["with half a document", { documents: 0.5 }, /documents is 0\.5/],
    ["with a negative count", { documentCounts: new Array(4096).fill(-1) }, /documentCounts\[0\] is -1/],
    [
      "with more uses than documents",
      { documentCounts: new Array(4096).fill(9) },
      /is 9, but there are 5 documents/,
    ],
    ["with a field that nobody knows", { more: 1 }, /unknown field "more"/],
  ])("should refuse a model %s", (_, changed, flaw) => {
    const model = { ...fitHashedTfidf(observations), ...changed };
    expect(() => hashedTfidf(model)).toThrow(flaw);
    expect(() => hashedTfidf(model)).toThrow("Fit it again");
  });

  it.each([null, [], "model", 1])("should refuse %j for a model", (model) => {
    expect(embedderFlaw(model)).toMatch(/not an object/);
  });
});

const golden = new URL("../../../../../shared/data/alfworld/golden/walkthrough.jsonl", import.meta.url);
const present = existsSync(golden);
if (!present) console.warn("Skipped: the recorded ALFWorld episodes are not present.");

describe.skipIf(!present)("hashedTfidf on recorded ALFWorld observations", () => {
  it("should put small changes on the side of the threshold where they belong", () => {
    interface Recorded {
      readonly steps: readonly { readonly observation: string }[];
    }
    const lines = readFileSync(golden, "utf8").trim().split("\n");
    const fitted = hashedTfidf(
      fitHashedTfidf(
        lines.flatMap((line) => (JSON.parse(line) as Recorded).steps.map((step) => step.observation)),
      ),
    );
    const list = "On the countertop 1, you see a apple 1, a mug 2, and a plate 3.";
    const gaps = [
      ["You pick up the apple 1 from the countertop 2.", "You pick up the apple 2 from the countertop 2."],
      ["You pick up the apple 1 from the countertop 2.", "You pick up the mug 1 from the countertop 2."],
      ["You turn on the desklamp 1.", "You turn off the desklamp 1."],
      [list, "On the countertop 1, you see a mug 2, a plate 3, and a apple 1."],
      [list, "On the countertop 1, you see a apple 1, and a mug 2."],
    ].map(([left, right]) => 1 - fitted.similarity!(left!, right!));
    for (const gap of gaps) expect(gap).toBeGreaterThan(0.2);
    expect(1 - fitted.similarity!(list, list.replace("apple 1", "apple 2"))).toBeLessThan(0.2);
  });
});
