import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pythonValues } from "../testing/python-values.js";
import { pythonEqual, sameJsonText } from "./equal.js";
import { pythonJson } from "./json-text.js";
import { float, int } from "./number.js";
import type { PythonValue } from "./python-value.js";

const equal: readonly (readonly [PythonValue, PythonValue])[] = [
  [1, true],
  [1, float(1)],
  [0, float(-0)],
  [
    { a: 1, b: [2] },
    { b: [float(2)], a: true },
  ],
  [
    {
      $dict: [
        ["2", 1],
        ["1", 2],
      ],
    },
    { "1": 2, "2": 1 },
  ],
  [int(2n ** 53n), float(2 ** 53)],
];

const different: readonly (readonly [PythonValue, PythonValue])[] = [
  [1, "1"],
  [0, null],
  [false, null],
  [[], {}],
  [
    [1, 2],
    [2, 1],
  ],
  [[1], [1, 1]],
  [{ a: 1 }, { a: 1, b: 2 }],
  [int(2n ** 53n + 1n), float(2 ** 53)],
  [float(Number.NaN), 1],
];

describe("pythonEqual", () => {
  it.each(equal)("should find %j and %j equal", (left, right) => {
    expect([pythonEqual(left, right), pythonEqual(right, left)]).toEqual([true, true]);
  });

  it.each(different)("should find %j and %j different", (left, right) => {
    expect([pythonEqual(left, right), pythonEqual(right, left)]).toEqual([false, false]);
  });
});

describe("sameJsonText", () => {
  it("should hold exactly where the sorted texts are the same", () => {
    const pairs = fc.oneof(
      fc.tuple(pythonValues(), pythonValues()),
      pythonValues().map((value) => [value, JSON.parse(JSON.stringify(value)) as PythonValue] as const),
      fc.constantFrom(...equal, ...different),
    );
    fc.assert(
      fc.property(pairs, ([left, right]) => {
        const texts = [left, right].map((value) => pythonJson(value, { sortKeys: true }));
        expect(sameJsonText(left, right)).toBe(texts[0] === texts[1]);
      }),
    );
  });
});
