import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonString, jsonStringLength } from "./json-string.js";

describe("jsonString", () => {
  it("should write strings as JSON.stringify does", () => {
    const units = fc.array(fc.oneof(fc.nat(0xff), fc.nat(0xffff)));
    const strings = fc.oneof(
      fc.string(),
      units.map((codes) => String.fromCharCode(...codes)),
    );
    const cases = fc.property(strings, (text) => {
      expect(jsonString(text)).toBe(JSON.stringify(text));
      expect(jsonStringLength(text)).toBe(JSON.stringify(text).length);
    });
    fc.assert(cases, { seed: 1, numRuns: 100 });
  });

  it("should escape every code unit where JSON.stringify does", () => {
    const units = Array.from({ length: 0x10000 }, (_, unit) => `a${String.fromCharCode(unit)}b`);
    expect(units.filter((text) => jsonString(text) !== JSON.stringify(text))).toEqual([]);
  });
});
