import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { specialToken } from "./special-token.js";
import { openTokenizer } from "./tokenizer.js";
import { trainTokenizer } from "./train-tokenizer.js";

const texts = [
  "You are in the middle of a room. Looking around you, you see a cabinet 3, a cabinet 2, a cabinet 1, and a shelf 1.",
  "go to cabinet 1",
  "You arrive at cabinet 1. The cabinet 1 is closed.",
  "open cabinet 1",
  "You open the cabinet 1. The cabinet 1 is open. In it, you see a mug 2, and a mug 1.",
  "take mug 2 from cabinet 1",
  "You pick up the mug 2 from the cabinet 1.",
  "The cabinet 1 is open. In it, you see a mug 1.",
  "go to shelf 1",
  "You arrive at shelf 1. On the shelf 1, you see nothing.",
  "move mug 2 to shelf 1",
  "You move the mug 2 to the shelf 1.",
  'It says: "Nothing (at all)."\n\nYour task is to: put a mug in shelf.',
  'It says: "Open (me)."\n\nYour task is to: put a mug in cabinet.',
];
const tokenizer = openTokenizer(trainTokenizer(texts));
const shown = (text: string) => [...tokenizer.encode(text)].map((token) => tokenizer.show(token));
const tokenOf = (text: string) => {
  const tokens = tokenizer.encode(text);
  expect(tokens).toHaveLength(1);
  return tokens[0]!;
};

describe("openTokenizer", () => {
  it("should read a name as one token", () => {
    expect(shown("go to cabinet 2")).toEqual(["go to", "cabinet 2"]);
  });

  it("should compose a name of its class and its number", () => {
    const { count, ofToken } = tokenizer.features;
    const [cabinet1, cabinet2, mug2] = ["cabinet 1", "cabinet 2", "mug 2"].map(
      (name) => ofToken[tokenOf(name)]!,
    );
    expect(cabinet1![0]).toBe(cabinet2![0]);
    expect(cabinet2![1]).toBe(mug2![1]);
    expect(new Set([...cabinet1!, ...cabinet2!, ...mug2!]).size).toBe(4);
    expect(ofToken).toHaveLength(tokenizer.size);
    expect(Math.max(...ofToken.flat())).toBe(count - 1);
  });

  it("should share the class with the bare word and the number with the bare number", () => {
    const { ofToken } = tokenizer.features;
    const [nameClass, number] = ofToken[tokenOf("cabinet 2")]!;
    expect(ofToken[tokenOf("cabinet")]).toEqual([nameClass]);
    expect(ofToken[tokenOf("2")]).toEqual([number]);
    expect(ofToken[tokenOf("go to")]).toEqual([]);
  });

  it("should know names with numbers a little beyond those seen", () => {
    expect(tokenizer.isName(tokenOf("cabinet 5"))).toBe(true);
    expect(tokenizer.isName(tokenOf("cabinet"))).toBe(false);
  });

  it("should read names beyond its range as word and number", () => {
    expect(shown("cabinet 6")).toEqual(["cabinet", "6"]);
    expect(shown("cabinet 60")).toEqual(
      ["cabinet", " ", "6", "0"].map((text) => (text === " " ? "<blank>" : text)),
    );
    expect(shown("cabinet 02")[0]).toBe("cabinet");
    expect(shown("cabinet  2")).toEqual(["cabinet", "<blank>", "<blank>", "2"]);
  });

  it("should spell words that it does not know", () => {
    expect(shown("go to zoo")).toEqual(["go to", "<blank>", "z", "o", "o"]);
  });

  it("should leave ordinary spacing and punctuation unspoken", () => {
    const encoded = [...tokenizer.encode("You open the mug 1. In it, you see a mug 2.")];
    expect(encoded).not.toContain(specialToken.blank);
    expect(encoded).not.toContain(specialToken.join);
  });

  it("should spell out spacing that is not the usual one", () => {
    expect(shown("mug 1 .")).toEqual(["mug 1", "<blank>", "."]);
    expect(shown("mug 1.mug 2")).toEqual(["mug 1", ".", "<join>", "mug 2"]);
    expect(shown(" mug 1 ")).toEqual(["<blank>", "mug 1", "<blank>"]);
  });

  it("should never read special tokens out of a text", () => {
    const encoded = tokenizer.encode("<act> <obs> <eos> <begin> <pad>");
    for (const name of ["pad", "begin", "act", "obs", "eos"] as const) {
      expect(encoded).not.toContain(specialToken[name]);
    }
  });

  it("should write nothing for special tokens", () => {
    const { begin, act, obs, eos, pad } = specialToken;
    expect(tokenizer.decode([begin, act, ...tokenizer.encode("go to mug 1"), obs, eos, pad])).toBe(
      "go to mug 1",
    );
  });

  it("should give back every text of its training", () => {
    for (const text of texts) expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
  });

  it("should give back every string, lone surrogates and all", () => {
    const fragment = fc.oneof(
      fc.constantFrom(
        "cabinet",
        "mug 1",
        "You",
        "zoo",
        " ",
        "  ",
        "\n",
        ".",
        "(",
        '"',
        "12",
        "é",
        "\t",
        "<act>",
      ),
      fc.string({ unit: "binary", maxLength: 4 }),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 24 }), (fragments) => {
        const text = fragments.join("");
        expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it("should decode whatever a model writes", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: tokenizer.size - 1 })), (tokens) => {
        expect(tokenizer.decode(tokens)).toBeTypeOf("string");
      }),
      { seed: 2 },
    );
    const [digit] = tokenizer.encode("é");
    expect(tokenizer.decode([digit!, digit!])).toBe("\ufffd");
    expect(() => tokenizer.decode([tokenizer.size])).toThrow(RangeError);
  });

  it("should survive JSON", () => {
    const copy = openTokenizer(JSON.parse(JSON.stringify(tokenizer.model)));
    for (const text of texts) expect(copy.encode(text)).toEqual(tokenizer.encode(text));
  });

  it("should refuse models of another format", () => {
    const model = { ...tokenizer.model, formatVersion: 2 as 1 };
    expect(() => openTokenizer(model)).toThrow("Train it again");
  });
});
