import { describe, expect, it } from "vitest";
import { timeShares } from "./time-shares.js";

describe("timeShares", () => {
  it("should share all of the time out, and as much to one arm as to the other", () => {
    for (const arms of [1, 2] as const) {
      const { start, arm } = timeShares(arms);
      expect(start + arms * arm).toBeCloseTo(1, 12);
      expect(start).toBeGreaterThan(2 * arm);
    }
  });

  it("should lead to each model in the same proportion, whether there is one arm or two", () => {
    const [one, two] = [timeShares(1), timeShares(2)];
    expect(one.start / one.arm).toBeCloseTo(two.start / two.arm, 12);
  });
});
