import { describe, expect, it } from "vitest";
import { float, int } from "./number.js";
import type { PythonValue } from "./python-value.js";
import { pythonRepr, pythonStr } from "./repr.js";

describe("pythonRepr", () => {
  it.each<readonly [PythonValue, string]>([
    [null, "None"],
    [true, "True"],
    [false, "False"],
    [1, "1"],
    [float(1), "1.0"],
    [int(10n ** 20n), "100000000000000000000"],
    ["it", "'it'"],
    ["it's", `"it's"`],
    [`"it's"`, `'"it\\'s"'`],
    ["\n\t\r\\\0\x7f\x80\u00a0\u00ad", String.raw`'\n\t\r\\\x00\x7f\x80\xa0\xad'`],
    ["é中 😀", "'é中 😀'"],
    ["\u2028\u200b\u3000\ud800", String.raw`'\u2028\u200b\u3000\ud800'`],
    ["\u{e0001}", String.raw`'\U000e0001'`],
    [[1, ["a"], {}], "[1, ['a'], {}]"],
    [
      {
        $dict: [
          ["2", null],
          ["1", { a: 0.5 }],
        ],
      },
      "{'2': None, '1': {'a': 0.5}}",
    ],
  ])("should write %j as %s", (value, text) => {
    expect(pythonRepr(value)).toBe(text);
  });
});

describe("pythonStr", () => {
  it("should leave a text as it is, but not those inside of others", () => {
    expect([pythonStr("it's"), pythonStr(["a"]), pythonStr(float(2))]).toEqual(["it's", "['a']", "2.0"]);
  });
});
