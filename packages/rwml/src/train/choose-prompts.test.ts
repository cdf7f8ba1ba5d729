import { seededRandom } from "@rwml/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choosePrompts } from "./choose-prompts.js";

const choice = { most: 4, groupSize: 8, keepEasy: 0.1 };

describe("choosePrompts", () => {
  it("should keep about the given share of what the model already predicts, and all of the rest", () => {
    const likelihoods = [0.99, 0.95, 0.5, 0.01];
    const counts = [0, 0, 0, 0];
    for (let seed = 0; seed < 2000; seed++) {
      for (const index of choosePrompts(likelihoods, choice, seededRandom(seed))) counts[index]! += 1;
    }
    expect(counts[2]).toBe(2000);
    expect(counts[3]).toBe(2000);
    for (const easy of counts.slice(0, 2)) {
      expect(easy).toBeGreaterThan(150);
      expect(easy).toBeLessThan(250);
    }
  });

  it("should switch off when all easy steps are kept", () => {
    expect(choosePrompts([1, 1, 1], { ...choice, keepEasy: 1 }, seededRandom(1))).toEqual([0, 1, 2]);
  });

  it("should draw distinct steps, at most as many as asked for, the same for the same seed", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), fc.nat(), (likelihoods, seed) => {
        const chosen = choosePrompts(likelihoods, choice, seededRandom(seed));
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(chosen.length).toBeLessThanOrEqual(4);
        expect(chosen.every((index) => index in likelihoods)).toBe(true);
        expect(choosePrompts(likelihoods, choice, seededRandom(seed))).toEqual(chosen);
      }),
      { seed: 3 },
    );
  });
});
