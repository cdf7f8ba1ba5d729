import { describe, expect, it } from "vitest";
import { float } from "./number.js";
import { isTruthy } from "./truth.js";

describe("isTruthy", () => {
  it("should take empty things, zeros, None and False for false", () => {
    expect([null, false, 0, float(0), "", [], {}, { $dict: [] }].map(isTruthy)).toEqual(Array(8).fill(false));
  });

  it("should take everything else for true", () => {
    const values = [true, -1, float(Number.NaN), "0", [null], { a: 0 }, { $dict: [["1", 0]] as const }];
    expect(values.map(isTruthy)).toEqual(Array(values.length).fill(true));
  });
});
