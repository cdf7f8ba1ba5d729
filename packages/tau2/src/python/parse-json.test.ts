import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pythonValues } from "../testing/python-values.js";
import { entriesOf } from "./dict.js";
import { pythonJson } from "./json-text.js";
import { parsePythonJson } from "./parse-json.js";
import type { PythonDict } from "./python-value.js";

describe("parsePythonJson", () => {
  it("should read back what pythonJson writes", () => {
    fc.assert(
      fc.property(pythonValues(), (value) => {
        expect(parsePythonJson(pythonJson(value))).toEqual(value);
      }),
    );
  });

  it("should keep ints and floats apart, in plain JSON", () => {
    const read = [1, { $float: "1.0" }, 1.5, { $float: "100.0" }, 0, { $float: "-0.0" }, { $float: "inf" }];
    expect(parsePythonJson("[1, 1.0, 1.5, 1e2, -0, -0.0, 1e400]")).toEqual(read);
    expect(Object.is((parsePythonJson("[-0]") as number[])[0], 0)).toBe(true);
  });

  it("should keep every digit of an int", () => {
    const texts = ["9007199254740991", "9007199254740993", "-123456789012345678901234567890"];
    for (const text of texts) expect(pythonJson(parsePythonJson(text))).toBe(text);
  });

  it("should read the numbers that only Python's JSON has", () => {
    expect(pythonJson(parsePythonJson("[NaN,Infinity,-Infinity]"))).toBe("[NaN, Infinity, -Infinity]");
  });

  it("should keep the order of keys that look like integers, and the last of equal keys", () => {
    const dict = parsePythonJson('{"b": 1, "10": 2, "2": 3, "b": 4}') as PythonDict;
    expect(entriesOf(dict)).toEqual([
      ["b", 4],
      ["10", 2],
      ["2", 3],
    ]);
  });

  it.each(["__proto__", "constructor", "$float", "$int", "$dict"])(
    "should take the key %s for a key like any other",
    (key) => {
      const dict = parsePythonJson(`{"a": 1, "${key}": {"${key}": 5}}`) as PythonDict;
      expect(pythonJson(dict)).toBe(`{"a": 1, "${key}": {"${key}": 5}}`);
      expect(entriesOf(dict).map(([name]) => name)).toEqual(["a", key]);
    },
  );

  it("should read escapes and lone surrogates", () => {
    expect(parsePythonJson('"\\u00e9\\n\\ud83d\\ude00\\ud800"')).toBe("é\n😀\ud800");
  });

  it.each([
    ["", "line 1, column 1: expected a value, found the end of the text"],
    ["[1,]", 'line 1, column 4: expected a value, found "]"'],
    ["[1\n 2]", 'line 2, column 2: expected "," or "]"'],
    ['{"a" 1}', 'line 1, column 6: expected ":", found "1"'],
    ["{a: 1}", 'line 1, column 2: expected a property name in double quotes, found "a"'],
    ['"a', "expected the end of a string"],
    ['"\t"', "expected a string without control characters and unknown escapes"],
    ["01", 'line 1, column 2: expected nothing more, found "1"'],
    ["[1] x", "line 1, column 5: expected nothing more"],
    ["[".repeat(5_000), "line 1, column 991: expected at most 990 open brackets"],
  ])("should say where %j is broken", (text, problem) => {
    expect(() => parsePythonJson(text)).toThrow(problem);
    expect(() => parsePythonJson(text)).toThrow(expect.objectContaining({ code: "tau2/broken-json" }));
  });
});
