import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareWords, type WordSegment } from "./compare-words.js";

const joined = (segments: readonly WordSegment[]) => segments.map(({ text }) => text).join("");
const marked = (segments: readonly WordSegment[]) =>
  segments.filter(({ shared }) => !shared).map(({ text }) => text.trim());

describe("compareWords", () => {
  it("should mark the words that only one side has", () => {
    const { left, right } = compareWords("You see a mug 1 and a pen 2.", "You see a cup 1 and a pen 2.");
    expect(marked(left)).toEqual(["mug"]);
    expect(marked(right)).toEqual(["cup"]);
  });

  it("should mark words that were left out or added in the middle", () => {
    const { left, right } = compareWords("a b c d e", "a c x d e");
    expect(marked(left)).toEqual(["b"]);
    expect(marked(right)).toEqual(["x"]);
  });

  it("should mark everything against an empty text", () => {
    expect(compareWords("one two", "")).toEqual({ left: [{ text: "one two", shared: false }], right: [] });
  });

  it("should mark the middle as a whole when the texts are too long to compare", () => {
    const long = (word: string) => `start ${`${word} x `.repeat(1500)}end`;
    const { left } = compareWords(long("a"), long("b"));
    expect(left.map(({ shared }) => shared)).toEqual([true, false, true]);
  });

  it("should give both texts back, and share the same words on both sides", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c", " ", "\n"), maxLength: 60 });
    fc.assert(
      fc.property(text, text, (left, right) => {
        const compared = compareWords(left, right);
        expect(joined(compared.left)).toBe(left);
        expect(joined(compared.right)).toBe(right);
        const shared = (segments: readonly WordSegment[]) =>
          joined(segments.filter((segment) => segment.shared))
            .split(/\s+/)
            .filter(Boolean)
            .join("");
        expect(shared(compared.left)).toBe(shared(compared.right));
      }),
    );
  });

  it("should mark nothing in equal texts", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(marked(compareWords(text, text).right)).toEqual([]);
      }),
    );
  });
});
