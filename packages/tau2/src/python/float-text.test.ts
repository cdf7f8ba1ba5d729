import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { floatText } from "./float-text.js";

describe("floatText", () => {
  it.each([
    [0, "0.0"],
    [-0, "-0.0"],
    [25, "25.0"],
    [0.1, "0.1"],
    [0.0001, "0.0001"],
    [0.00012345, "0.00012345"],
    [0.00001, "1e-05"],
    [-0.000025, "-2.5e-05"],
    [12.340000000000003, "12.340000000000003"],
    [1e15, "1000000000000000.0"],
    [9999999999999998, "9999999999999998.0"],
    [1e16, "1e+16"],
    [123456789012345680, "1.2345678901234568e+17"],
    [1.5e300, "1.5e+300"],
    [5e-324, "5e-324"],
    [Number.NaN, "nan"],
    [Number.POSITIVE_INFINITY, "inf"],
    [Number.NEGATIVE_INFINITY, "-inf"],
  ])("should write %d as %s", (value, text) => {
    expect(floatText(value)).toBe(text);
  });

  it("should lose nothing, and never look like an int", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(floatText(value))).toBe(value);
        expect(floatText(value)).toMatch(/[.e]/);
      }),
    );
  });
});
