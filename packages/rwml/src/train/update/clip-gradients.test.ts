import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clipGradients } from "./clip-gradients.js";

describe("clipGradients", () => {
  it("should scale all gradients together when their norm is too large", () => {
    const gradients = { a: Float32Array.of(3, 0), b: Float32Array.of(4) };
    expect(clipGradients(gradients, 1)).toBeCloseTo(5, 6);
    expect([...gradients.a, ...gradients.b].map((value) => value.toFixed(5))).toEqual([
      "0.60000",
      "0.00000",
      "0.80000",
    ]);
  });

  it("should leave smaller gradients alone", () => {
    const gradients = { a: Float32Array.of(0.3, 0, 0, 0, 0.4) };
    expect(clipGradients(gradients, 1)).toBeCloseTo(0.5, 6);
    expect(gradients.a).toEqual(Float32Array.of(0.3, 0, 0, 0, 0.4));
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])("should report %s without touching anything", (bad) => {
    const gradients = { a: Float32Array.of(7, bad), b: Float32Array.of(9) };
    expect(Number.isFinite(clipGradients(gradients, 1))).toBe(false);
    expect(gradients).toEqual({ a: Float32Array.of(7, bad), b: Float32Array.of(9) });
  });

  it("should return the norm and never leave more than the maximum", () => {
    const arrays = fc.array(fc.float({ min: -1000, max: 1000, noNaN: true }), { maxLength: 13 });
    fc.assert(
      fc.property(
        fc.array(arrays, { maxLength: 4 }),
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        (lists, maximum) => {
          const gradients = Object.fromEntries(
            lists.map((list, index) => [`g${index}`, Float32Array.from(list)]),
          );
          const norm = Math.hypot(...lists.flat().map(Math.fround));
          expect(clipGradients(gradients, maximum)).toBeCloseTo(norm, 3);
          const after = Math.hypot(...Object.values(gradients).flatMap((values) => [...values]));
          expect(after).toBeLessThanOrEqual(maximum * (1 + 1e-5));
        },
      ),
      { seed: 7 },
    );
  });
});
