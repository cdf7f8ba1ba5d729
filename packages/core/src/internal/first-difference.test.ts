import { describe, expect, it } from "vitest";
import { firstDifference } from "./first-difference.js";

describe("firstDifference", () => {
  it("should find nothing between equal values, in whatever order their keys are", () => {
    expect(firstDifference({ a: [1, null], b: "x" }, { b: "x", a: [1, null] })).toBeNull();
  });

  it("should lead to the innermost place", () => {
    const [left, right] = [
      { a: 1, rooms: [{ lit: true }] },
      { a: 1, rooms: [{ lit: false }] },
    ];
    expect(firstDifference(left, right)).toEqual({ path: ["rooms", "0", "lit"], left: true, right: false });
  });

  it("should show what only one side has", () => {
    expect(firstDifference({ a: 1 }, {})).toEqual({ path: ["a"], left: 1, right: undefined });
    expect(firstDifference([1], [1, 2])).toEqual({ path: ["1"], left: undefined, right: 2 });
  });

  it("should show both sides where they are not of one kind", () => {
    expect(firstDifference({ a: [] }, { a: {} })).toEqual({ path: ["a"], left: [], right: {} });
  });
});
