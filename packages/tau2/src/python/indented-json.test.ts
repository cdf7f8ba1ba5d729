import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indentedJson } from "./indented-json.js";
import { parsePythonJson } from "./parse-json.js";

describe("indentedJson", () => {
  it("should write what Python writes", () => {
    const value = {
      a: [],
      b: {},
      c: [1, { $float: "1.0" }, null],
      d: {
        $dict: [
          ["2", true],
          ["1", "é"],
        ],
      },
    } as const;
    expect(indentedJson(value)).toBe(
      '{\n  "a": [],\n  "b": {},\n  "c": [\n    1,\n    1.0,\n    null\n  ],\n  "d": {\n    "2": true,\n    "1": "\\u00e9"\n  }\n}',
    );
  });

  it("should leave other characters as they are where asked to", () => {
    expect(indentedJson({ ü: "😀" }, { ascii: false, indent: 1 })).toBe('{\n "ü": "😀"\n}');
  });

  it("should be what JSON.stringify writes, on any level", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(3), (value, level) => {
        const plain = JSON.parse(JSON.stringify(value)) as unknown;
        const read = parsePythonJson(JSON.stringify(plain));
        const outer = " ".repeat(2 * level);
        expect(parsePythonJson(indentedJson(read, { level }))).toEqual(read);
        expect(
          indentedJson(read, { level, ascii: false })
            .split("\n")
            .slice(1)
            .every((line) => line.startsWith(outer)),
        ).toBe(true);
      }),
    );
  });
});
