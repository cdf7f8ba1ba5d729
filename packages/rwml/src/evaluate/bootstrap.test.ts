import { seededRandom } from "@rwml/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairedBootstrap, proportion } from "./bootstrap.js";

describe("pairedBootstrap", () => {
  it("should give no spread to equal differences", () => {
    expect(pairedBootstrap([0.5, 0.5, 0.5])).toEqual({
      mean: 0.5,
      low: 0.5,
      high: 0.5,
      level: 0.95,
      resamples: 2000,
      groups: 3,
    });
  });

  it("should come close to the normal interval of a large sample", () => {
    const random = seededRandom(1, "sample");
    const values = Array.from({ length: 400 }, () => (random.float() < 0.5 ? 1 : 0));
    const { mean, low, high } = pairedBootstrap(values);
    const half = 1.96 * Math.sqrt((mean * (1 - mean)) / values.length);
    expect(Math.abs(mean - half - low)).toBeLessThan(0.01);
    expect(Math.abs(mean + half - high)).toBeLessThan(0.01);
  });

  it("should find the whole range of two values", () => {
    // A mean of two draws from { 0, 1 } is 0 or 1 in a quarter of the cases each.
    expect(pairedBootstrap([0, 1])).toMatchObject({ mean: 0.5, low: 0, high: 1 });
    expect(pairedBootstrap([0, 1], { level: 0.4 })).toMatchObject({ low: 0.5, high: 0.5 });
  });

  it("should be as unsure as there are few episodes", () => {
    const random = seededRandom(2, "sample");
    const episodes = Array.from({ length: 20 }, () => (random.float() < 0.5 ? 1 : 0));
    const values = episodes.flatMap((value) => Array.from({ length: 25 }, () => value));
    const groups = episodes.flatMap((_, episode) => Array.from({ length: 25 }, () => `episode ${episode}`));
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    const clustered = pairedBootstrap(values, { groups });
    expect(clustered.groups).toBe(20);
    expect(width(clustered)).toBeGreaterThan(3 * width(pairedBootstrap(values)));
  });

  it("should weigh every transition the same, however long its episode", () => {
    const { mean, low, high } = pairedBootstrap([1, 1, 1, 0], { groups: ["long", "long", "long", "short"] });
    expect(mean).toBe(0.75);
    expect([low, high]).toEqual([0, 1]);
  });

  it("should depend on nothing but values and seed", () => {
    const values = [1, 0, 0, -1, 1, 1, 0];
    expect(pairedBootstrap(values, { seed: 3 })).toEqual(pairedBootstrap(values, { seed: 3 }));
  });

  it("should give an interval that holds a mean between the extremes, mirrored for mirrored values", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 1, maxLength: 30 }), (values) => {
        const { low, high, mean } = pairedBootstrap(values, { resamples: 200 });
        expect(low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(high).toBeLessThanOrEqual(Math.max(...values));
        expect(low).toBeLessThanOrEqual(high);
        const mirrored = pairedBootstrap(
          values.map((value) => -value),
          { resamples: 200 },
        );
        expect(mirrored.mean).toBeCloseTo(-mean, 12);
        expect(mirrored.low).toBeCloseTo(-high, 12);
      }),
      { seed: 7 },
    );
  });

  it("should refuse what it cannot resample", () => {
    expect(() => pairedBootstrap([])).toThrow("at least one value");
    expect(() => pairedBootstrap([1, 2], { groups: ["one"] })).toThrow("2 values and 1 groups");
  });
});

describe("proportion", () => {
  it("should give the share of true outcomes with its interval and count", () => {
    const result = proportion([true, true, true, false]);
    expect(result).toMatchObject({ mean: 0.75, count: 4 });
    expect(result.low).toBeLessThan(0.75);
    expect(result.high).toBe(1);
  });
});
