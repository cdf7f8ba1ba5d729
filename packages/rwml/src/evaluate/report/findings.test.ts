import { describe, expect, it } from "vitest";
import { comparedPairs, findings, verdict } from "./findings.js";
import type { Comparison } from "./report.js";

const interval = (low: number, high: number, fields: Partial<Comparison> = {}): Comparison => ({
  from: "supervised",
  to: "rwml",
  predictions: "sampled",
  score: "hit",
  part: "all",
  difference: (low + high) / 2,
  low,
  high,
  level: 0.95,
  resamples: 2000,
  ...fields,
});

describe("verdict", () => {
  it("should see a difference only where the interval leaves zero out", () => {
    expect(verdict(interval(0.001, 0.02))).toBe("better");
    expect(verdict(interval(-0.02, -0.001))).toBe("worse");
    for (const [low, high] of [
      [-0.01, 0.03],
      [0, 0.03],
      [-0.03, 0],
      [0, 0],
    ] as const) {
      expect(verdict(interval(low, high))).toBe("no difference seen");
    }
  });
});

describe("findings", () => {
  it("should say of sampler and likeliest answers apart who is better at what", () => {
    const found = findings([
      interval(0.02, 0.05),
      interval(0.01, 0.04, { part: "determined" }),
      interval(0.01, 0.04, { score: "exactMatch" }),
      interval(-0.011, 0.005, { predictions: "greedy", score: "exactMatch", part: "determined" }),
      interval(-0.03, -0.01, { predictions: "greedy" }),
    ]);
    expect(found.map(({ text }) => text)).toEqual([
      "rwml against supervised, drawn from the model: better in exact match (all) and hits (all, determined).",
      "rwml against supervised, its likeliest answers: worse in hits (all); no difference seen in exact match (determined).",
    ]);
  });

  it("should turn about with the figures", () => {
    const [one] = findings([interval(0.02, 0.05)]);
    const [other] = findings([interval(-0.05, -0.02)]);
    const [neither] = findings([interval(-0.05, 0.02)]);
    expect(one!.text).toContain("better in hits");
    expect(other!.text).toContain("worse in hits");
    expect(neither!.text).toBe("rwml against supervised, drawn from the model: no difference seen.");
  });

  it("should keep pairs apart", () => {
    const pairs = comparedPairs([
      interval(0, 1),
      interval(0, 1, { from: "start" }),
      interval(0, 1, { part: "determined" }),
    ]);
    expect(pairs.map(({ from, comparisons }) => [from, comparisons.length])).toEqual([
      ["supervised", 2],
      ["start", 1],
    ]);
  });
});
