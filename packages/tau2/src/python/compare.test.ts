import { describe, expect, it } from "vitest";
import { isAtLeast, isAtMost } from "./compare.js";
import { float } from "./number.js";

describe("comparisons", () => {
  it("should compare ints, floats and bools", () => {
    expect(isAtMost(1, float(1))).toBe(true);
    expect(isAtMost(1.5, true)).toBe(false);
    expect(isAtLeast(15.1, float(15))).toBe(true);
    expect(isAtLeast(false, 0.5)).toBe(false);
  });

  it("should find nothing in order with NaN", () => {
    expect(isAtMost(float(Number.NaN), 1)).toBe(false);
    expect(isAtLeast(float(Number.NaN), 1)).toBe(false);
  });

  it("should refuse other types with Python's text", () => {
    expect(() => isAtMost("2", 0)).toThrow("'<=' not supported between instances of 'str' and 'int'");
    expect(() => isAtLeast(1.5, null)).toThrow(
      "'>=' not supported between instances of 'float' and 'NoneType'",
    );
  });
});
