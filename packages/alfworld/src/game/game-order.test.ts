import { describe, expect, it } from "vitest";
import { gameOrder } from "./game-order.js";

function take(count: number, size: number, seed?: number): number[] {
  const order = gameOrder(
    Array.from({ length: size }, (_, index) => index),
    seed,
  );
  return Array.from({ length: count }, () => order.next().value);
}

describe("gameOrder", () => {
  it("should order games as numpy's RandomState does, pass after pass", () => {
    expect(take(20, 10)).toEqual([7, 2, 9, 1, 0, 8, 4, 5, 6, 3, 5, 1, 8, 2, 0, 6, 7, 9, 4, 3]);
    expect(take(10, 10, 42)).toEqual([8, 1, 5, 0, 7, 2, 9, 4, 3, 6]);
    expect(take(12, 134)).toEqual([6, 131, 93, 62, 68, 78, 59, 61, 111, 32, 42, 36]);
  });

  it("should play a single game again and again", () => {
    expect(take(3, 1)).toEqual([0, 0, 0]);
  });

  it("should refuse to order nothing", () => {
    expect(() => take(1, 0)).toThrow(RangeError);
  });
});
