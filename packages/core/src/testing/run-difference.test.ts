import { describe, expect, it } from "vitest";
import { stateDifference } from "./run-difference.js";

describe("stateDifference", () => {
  it.each([
    [{ a: [{ b: 1 }] }, { a: [{ b: 2 }] }, "state.a.0.b is once 1 and once 2"],
    [{ a: Number.NaN }, { a: null }, "state.a is once NaN and once null"],
    [{ a: undefined }, {}, "state.a is once undefined and once nothing"],
    [{ at: new Date(0) }, { at: {} }, "state.at is once Date(1970-01-01T00:00:00.000Z) and once {}"],
    [{ a: new Map([["b", 1]]) }, { a: new Map() }, 'state.a is once Map([["b",1]]) and once Map([])'],
    [[1, 2], [1], "state.1 is once 2 and once nothing"],
  ])("should say where %j and %j differ, with what JSON hides", (left, right, difference) => {
    expect(stateDifference(left, right, "state")).toBe(difference);
  });

  it("should leave alone what is the same, JSON or not", () => {
    expect(
      stateDifference({ a: Number.NaN, b: { c: 1 } }, { b: { c: 1 }, a: Number.NaN }, "state"),
    ).toBeNull();
  });
});
