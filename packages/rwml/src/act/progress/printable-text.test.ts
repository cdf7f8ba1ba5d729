import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printableLine, printableText } from "./printable-text.js";

/** Everything that must never reach a terminal, written apart from the code under test. */
function isControl(code: number): boolean {
  const isC0 = code < 0x20;
  const isDelOrC1 = code >= 0x7f && code <= 0x9f;
  const isDirection = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  return isC0 || isDelOrC1 || isDirection || isHalf || code === 0x2028 || code === 0x2029;
}

function controlsOf(text: string): string[] {
  return [...text].filter((character) => isControl(character.codePointAt(0)!));
}

/** Any code units, with many of those that matter. */
const anyText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0, max: 0xa0 }),
      fc.integer({ min: 0x2020, max: 0x2070 }),
      fc.integer({ min: 0xd800, max: 0xdfff }),
    ),
  )
  .map((units) => String.fromCharCode(...units));

describe("printableText", () => {
  it.each([
    ["\u001b[31mred", "\\u001b[31mred"],
    ["\u009b2J", "\\u009b2J"],
    ["\u001b]0;title\u0007", "\\u001b]0;title\\u0007"],
    ["over\rwritten\b", "over\\u000dwritten\\u0008"],
    ["a\u007fb\u0000c", "a\\u007fb\\u0000c"],
    ["\u202egnp.exe", "\\u202egnp.exe"],
    ["half \ud83d of a pair \ude00", "half \\ud83d of a pair \\ude00"],
    ["line\u2028line", "line\\u2028line"],
  ])("should show %j as %j", (text, shown) => {
    expect(printableText(text)).toBe(shown);
  });

  it("should leave no control character but line breaks and tabs", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(controlsOf(printableText(text)).filter((one) => one !== "\n" && one !== "\t")).toEqual([]);
      }),
    );
  });

  it("should leave ordinary text as it is", () => {
    const ordinary = [
      ...[
        "Zoë und Jürgen",
        "cafe\u0301",
        "日本語 한국어",
        "👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️",
        "שלום \u200f(א)",
        "C:\\new\\u001b",
        "a\n\tb",
      ],
    ];
    for (const text of ordinary) expect(printableText(text)).toBe(text);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(printableText(text)).toBe(controlsOf(text).length === 0 ? text : expect.anything());
      }),
    );
  });

  it("should change nothing the second time", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(printableText(printableText(text))).toBe(printableText(text));
      }),
    );
  });

  it("should keep the value of JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), anyText, (value, text) => {
        const json = JSON.stringify({ value, text }, null, 2);
        expect(JSON.parse(printableText(json))).toEqual(JSON.parse(json));
        expect(controlsOf(printableText(json)).filter((one) => one !== "\n")).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe("printableLine", () => {
  it("should keep a name on its line", () => {
    expect(printableLine("one\ntwo\tthree")).toBe("one\\u000atwo\\u0009three");
    fc.assert(fc.property(anyText, (text) => void expect(controlsOf(printableLine(text))).toEqual([])));
  });
});
