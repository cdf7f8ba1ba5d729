import { describe, expect, it } from "vitest";
import { fixedText } from "./fixed-text.js";

describe("fixedText", () => {
  it.each([
    [4, "4.00"],
    [0.125, "0.12"],
    [0.375, "0.38"],
    [2.675, "2.67"],
    [-0.001, "-0.00"],
    [1e22, "10000000000000000000000.00"],
    [Number.POSITIVE_INFINITY, "inf"],
  ])("should write %d as %s", (value, text) => {
    expect(fixedText(value, 2)).toBe(text);
  });
});
