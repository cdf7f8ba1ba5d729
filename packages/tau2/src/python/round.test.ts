import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pythonRound } from "./round.js";

describe("pythonRound", () => {
  it.each([
    [0.125, 2, 0.12],
    [0.375, 2, 0.38],
    [-0.125, 2, -0.12],
    [2.675, 2, 2.67],
    [1.005, 2, 1],
    [1234.5675, 3, 1234.568],
    [0.5, 0, 0],
    [2.5, 0, 2],
    [-2.5, 0, -2],
    [3.5, 0, 4],
    [50000000000000.125, 2, 50000000000000.12],
    [36028797018963.5, 0, 36028797018964],
    [-0.001, 2, -0],
    [-0, 2, -0],
    [1e22, 2, 1e22],
    [Number.POSITIVE_INFINITY, 2, Number.POSITIVE_INFINITY],
  ])("should round %d to %d digits as %d", (value, digits, rounded) => {
    expect(pythonRound(value, digits)).toBe(rounded);
  });

  it("should change nothing a second time, and nothing by more than half a digit", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.nat(4), (value, digits) => {
        const rounded = pythonRound(value, digits);
        expect(pythonRound(rounded, digits)).toBe(rounded);
        expect(Math.abs(rounded - value)).toBeLessThanOrEqual(0.5 * 10 ** -digits + 1e-9);
      }),
    );
  });

  it("should take halves that are exact to the even neighbour", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (eighths) => {
        const value = (2 * eighths + 1) / 8;
        expect(Math.abs(Math.round(pythonRound(value, 2) * 100) % 2)).toBe(0);
      }),
    );
  });
});
