import { describe, expect, it } from "vitest";
import { readFloat, readInt } from "./numeral.js";

describe("readInt", () => {
  it.each([
    ["12", 12],
    [" +5 ", 5],
    ["-0", 0],
    ["00012", 12],
    ["1_000", 1000],
    ["5.00", 5],
    ["9".repeat(20), { $int: "9".repeat(20) }],
  ])("should read %j", (text, expected) => expect(readInt(text)).toEqual(expected));

  it.each(["", " ", "5.", ".0", "1e3", "0x10", "1__0", "_1", "1_", "- 1", "12a", "٣"])(
    "should find no int in %j",
    (text) => expect(readInt(text)).toBeNull(),
  );
});

describe("readFloat", () => {
  it.each([
    ["5", 5],
    ["5.", 5],
    [".5", 0.5],
    [" -1E5 ", -1e5],
    ["1_0.5", 10.5],
    ["1e400", Number.POSITIVE_INFINITY],
    ["-Infinity", Number.NEGATIVE_INFINITY],
    ["nan", Number.NaN],
  ])("should read %j", (text, expected) => expect(readFloat(text)).toBe(expected));

  it.each(["", "0x10", "1e", "e5", ".", "1,000", "+ 5", "1__0", "i"])("should find no float in %j", (text) =>
    expect(readFloat(text)).toBeNull(),
  );
});
