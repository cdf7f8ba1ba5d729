import { GymError } from "@rwml/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson } from "./parse-json.js";

const refuse = (flaw: string) => new GymError("test/refused", flaw);
const parse = (text: string) => parseJson(new TextEncoder().encode(text), refuse);

describe("parseJson", () => {
  it("should read what JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parse(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it("should refuse a key twice, however deep, and not what looks like one in a text", () => {
    expect(() => parse('{"a":1,"a":1}')).toThrow(/a key twice/);
    expect(() => parse('[{"b":{"__proto__":1,"__proto__":2}}]')).toThrow(/a key twice/);
    expect(parse('{"a":"\\"b\\":1,\\\\","b":1}')).toEqual({ a: '"b":1,\\', b: 1 });
  });

  it("should refuse what is nested without end, and not brackets in a text", () => {
    for (const [open, close] of [
      ["[", "]"],
      ['{"a":', "}"],
    ] as const) {
      const nested = (levels: number) => `${open.repeat(levels)}1${close.repeat(levels)}`;
      expect(parse(nested(100))).toEqual(JSON.parse(nested(100)));
      for (const levels of [101, 200_000])
        expect(() => parse(nested(levels))).toThrow(/nested more than 100/);
    }
    expect(parse(JSON.stringify("[{".repeat(500)))).toBe("[{".repeat(500));
  });

  it("should refuse bytes that are no UTF-8 and a byte order mark", () => {
    expect(() => parseJson(Uint8Array.of(0x22, 0xff, 0x22), refuse)).toThrow(/not JSON/);
    expect(() => parse("\ufeff{}")).toThrow(/not JSON/);
    expect(() => parse("")).toThrow(/not JSON/);
  });
});
