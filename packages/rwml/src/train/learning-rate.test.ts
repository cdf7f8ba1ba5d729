import { describe, expect, it } from "vitest";
import { learningRate } from "./learning-rate.js";

const schedule = { peak: 2, warmupSteps: 4, decayFrom: 0.5 };

describe("learningRate", () => {
  it("should rise over the warm-up, stay, and fall to zero", () => {
    expect([0, 1, 3, 4].map((step) => learningRate(schedule, step, 0))).toEqual([0.5, 1, 2, 2]);
    expect([0.5, 0.75, 1].map((progress) => learningRate(schedule, 100, progress))).toEqual([2, 1, 0]);
  });

  it("should never be negative, even past the end", () => {
    expect(learningRate(schedule, 100, 1.5)).toBe(0);
  });
});
