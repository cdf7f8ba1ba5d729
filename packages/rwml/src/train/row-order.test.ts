import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rowOrder } from "./row-order.js";

describe("rowOrder", () => {
  it("should visit everything once in each pass, whatever place is asked for first", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(5), fc.nat(), (size, pass, seed) => {
        const order = rowOrder(size, seed, "test");
        const places = Array.from({ length: size }, (_, index) => pass * size + index);
        const visited = places.map(order);
        expect([...visited].sort((left, right) => left - right)).toEqual(places.map((_, index) => index));
        expect(rowOrder(size, seed, "test")(places.at(-1)!)).toBe(visited.at(-1));
      }),
      { seed: 4 },
    );
  });

  it("should give each pass another order", () => {
    const order = rowOrder(20, 1, "test");
    const pass = (number: number) => Array.from({ length: 20 }, (_, index) => order(number * 20 + index));
    expect(pass(0)).not.toEqual(pass(1));
  });
});
