import { describe, expect, it } from "vitest";
import { formatInterval, formatPoints } from "./format-rate.js";
import type { Comparison } from "./report.js";

describe("formatPoints", () => {
  it.each([
    [0.042, "+4.2"],
    [-0.042, "−4.2"],
    [0, "0.0"],
    [-0, "0.0"],
    [0.0004, "0.0"],
    [-0.0004, "0.0"],
    [-0.0006, "−0.1"],
  ])("should write %d as %s points: a sign only where there is a direction", (difference, text) => {
    expect(formatPoints(difference)).toBe(text);
  });
});

describe("formatInterval", () => {
  it("should give no sign to an end at zero", () => {
    const interval = { difference: 0.001, low: -0.0001, high: 0.002 } as Comparison;
    expect(formatInterval(interval)).toBe("+0.1 (0.0 to +0.2)");
  });
});
