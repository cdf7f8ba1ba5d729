import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupAdvantages } from "./group-advantages.js";

describe("groupAdvantages", () => {
  it("should centre and scale rewards", () => {
    const { advantages, effective } = groupAdvantages([1, 0, 0, 1], true);
    expect(effective).toBe(true);
    expect(advantages.map((value) => Math.round(value * 100) / 100)).toEqual([1, -1, -1, 1]);
    expect(groupAdvantages([1, 0, 0, 0], false).advantages).toEqual([0.75, -0.25, -0.25, -0.25]);
  });

  it("should call a group without variance ineffective", () => {
    expect(groupAdvantages([1, 1, 1], true)).toEqual({ advantages: [0, 0, 0], effective: false });
  });

  it("should always sum to zero", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 0.2, 1), { minLength: 1 }),
        fc.boolean(),
        (rewards, normalise) => {
          const { advantages } = groupAdvantages(rewards, normalise);
          expect(advantages.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 6);
        },
      ),
      { seed: 2 },
    );
  });
});
