import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scale, tickLabel } from "./scale.js";

describe("scale", () => {
  it("should reach from round tick to round tick", () => {
    expect(scale("linear", 0.3, 9.2).ticks).toEqual([0, 2, 4, 6, 8, 10]);
    expect(scale("linear", 0, 1).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(scale("log", 0.03, 7).ticks).toEqual([0.01, 0.1, 1, 10]);
  });

  it("should give a single value room", () => {
    const { at } = scale("linear", 32, 32);
    expect(at(32)).toBeGreaterThanOrEqual(0);
    expect(at(32)).toBeLessThanOrEqual(1);
    expect(scale("linear", 0, 0).ticks.length).toBeGreaterThan(1);
  });

  it("should fall back to a linear axis where a logarithm has no place", () => {
    expect(scale("log", 0, 1).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  });

  it("should place every value of the domain on the axis, in order", () => {
    const values = fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.constantFrom("linear", "log"), values, (kind, unsorted) => {
        const sorted = [...unsorted].sort((left, right) => left - right);
        const { at, ticks } = scale(kind, sorted[0]!, sorted.at(-1)!);
        const positions = sorted.map(at);
        for (const position of positions) {
          expect(position).toBeGreaterThanOrEqual(-1e-6);
          expect(position).toBeLessThanOrEqual(1 + 1e-6);
        }
        expect(positions).toEqual([...positions].sort((left, right) => left - right));
        expect(at(ticks[0]!)).toBeCloseTo(0);
        expect(at(ticks.at(-1)!)).toBeCloseTo(1);
      }),
      { examples: [["linear", [1.0000000000000002e-6, 1e-6]]] },
    );
  });
});

describe("tickLabel", () => {
  it.each([
    [0, "0"],
    [0.5, "0.5"],
    [-5, "-5"],
    [0.0001, "1e-4"],
    [20000, "2e+4"],
  ])("should write %d as %s", (tick, label) => {
    expect(tickLabel(tick)).toBe(label);
  });
});
