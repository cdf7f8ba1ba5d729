import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pythonValues } from "../testing/python-values.js";
import { dictOf } from "./dict.js";
import { compareCodePoints, pythonJson } from "./json-text.js";

describe("pythonJson", () => {
  it("should write as json.dumps does", () => {
    const value = { a: [1, { $float: "1.0" }, 0.5], b: {}, c: [], d: null, e: [true, false] };
    expect(pythonJson(value)).toBe('{"a": [1, 1.0, 0.5], "b": {}, "c": [], "d": null, "e": [true, false]}');
  });

  it("should write in ASCII only", () => {
    expect(pythonJson('é\u007f\u2028😀\ud800"\\\u0000\b/')).toBe(
      '"\\u00e9\\u007f\\u2028\\ud83d\\ude00\\ud800\\"\\\\\\u0000\\b/"',
    );
    fc.assert(
      fc.property(pythonValues(), (value) => {
        expect(pythonJson(value)).toMatch(/^[ -~]*$/);
      }),
    );
  });

  it("should agree with JSON on everything but spaces, marks and what is not ASCII", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer(), fc.boolean(), fc.string())), (list) => {
        expect(JSON.parse(pythonJson(list))).toEqual(list);
      }),
    );
  });

  it("should sort keys at every level by code points", () => {
    const inner = dictOf([
      ["\ue000", 1],
      ["😀", 2],
      ["10", 3],
      ["9", 4],
      ["Z", 5],
      ["a", 6],
    ]);
    expect(pythonJson([{ z: inner, a: 1 }], { sortKeys: true })).toBe(
      '[{"a": 1, "z": {"10": 3, "9": 4, "Z": 5, "a": 6, "\\ue000": 1, "\\ud83d\\ude00": 2}}]',
    );
  });

  it("should write a changed copy of a frozen value anew, in both orders", () => {
    const value = Object.freeze({ b: Object.freeze([1]), a: 2 });
    expect(pythonJson(value)).toBe('{"b": [1], "a": 2}');
    expect(pythonJson(value, { sortKeys: true })).toBe('{"a": 2, "b": [1]}');
    expect(pythonJson({ ...value, a: 3 })).toBe('{"b": [1], "a": 3}');
  });

  it("should not remember what can still change", () => {
    const list = [1];
    expect(pythonJson(list)).toBe("[1]");
    list.push(2);
    expect(pythonJson(list)).toBe("[1, 2]");
  });
});

describe("compareCodePoints", () => {
  it("should order as lists of code points are ordered", () => {
    const unit = fc.constantFrom("a", "b", "\ud800", "\udfff", "\ue000", "\uffff", "😀", "\u{10ffff}");
    const text = fc.array(unit, { maxLength: 4 }).map((units) => units.join(""));
    fc.assert(
      fc.property(text, text, (left, right) => {
        expect(Math.sign(compareCodePoints(left, right))).toBe(Math.sign(byLists(left, right)));
      }),
      { numRuns: 1000, examples: [["\ud800a", "\ud800\uffff"]] },
    );
  });
});

function byLists(left: string, right: string): number {
  const [one, two] = [[...left], [...right]];
  const index = one.findIndex((character, place) => character !== two[place]);
  if (index === -1) return one.length - two.length;
  return two[index] === undefined ? 1 : one[index]!.codePointAt(0)! - two[index].codePointAt(0)!;
}
