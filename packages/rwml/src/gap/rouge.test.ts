import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rougeL, roundToSteps } from "./rouge.js";

describe("rougeL", () => {
  it("should combine precision and recall of the longest common subsequence", () => {
    // Common: police the gunman; 3 of 4 words on both sides.
    expect(rougeL("police kill the gunman", "police killed the gunman")).toBeCloseTo(0.75);
    // Common: the gunman; order counts.
    expect(rougeL("the gunman kill police", "police killed the gunman")).toBeCloseTo(0.5);
    // Common: a c; precision 2/2, recall 2/3.
    expect(rougeL("a c", "a b c")).toBeCloseTo(0.8);
  });

  it("should compare words in lower case and split at everything else", () => {
    expect(rougeL('{"customer_id": "ABC"}', "customer id abc")).toBe(1);
  });

  it("should be 0 without a common word and 1 for equal texts", () => {
    expect(rougeL("a b", "c d")).toBe(0);
    expect(rougeL("", "a")).toBe(0);
    expect(rougeL("{}", "{}")).toBe(1);
  });

  it("should be symmetric and lie in [0, 1]", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 8 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, (left, right) => {
        expect(rougeL(left, right)).toBeCloseTo(rougeL(right, left), 12);
        expect(rougeL(left, right)).toBeGreaterThanOrEqual(0);
        expect(rougeL(left, right)).toBeLessThanOrEqual(1);
      }),
      { seed: 6 },
    );
  });
});

describe("roundToSteps", () => {
  it("should round to the nearest fifth, halves upwards", () => {
    expect([0, 0.09, 0.1, 0.29, 0.3, 0.75, 0.89, 0.9, 1].map((score) => roundToSteps(score, 5))).toEqual([
      0, 0, 0.2, 0.2, 0.4, 0.8, 0.8, 1, 1,
    ]);
  });
});
