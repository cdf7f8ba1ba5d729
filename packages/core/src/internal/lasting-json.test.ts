import fc from "fast-check";
import { freeze } from "immer";
import { describe, expect, it } from "vitest";
import { isLastingJson, lastingCopy, makeLasting } from "./lasting-json.js";

class Box {
  content = 1;
}

describe("isLastingJson", () => {
  it("should hold for JSON that is frozen all the way down", () => {
    expect(isLastingJson(freeze({ rooms: [{ lit: true }, null, "x", 1.5] }, true))).toBe(true);
    expect(["text", 0, false, null].map(isLastingJson)).toEqual([true, true, true, true]);
  });

  it.each([
    ["an object that is not frozen", Object.freeze({ rooms: [] })],
    ["an object of a class", Object.freeze(new Box())],
    ["a number that JSON cannot hold", Object.freeze([Number.NaN])],
    ["a hole", Object.freeze(new Array(1))],
    ["nothing", Object.freeze({ room: undefined })],
    ["a function", Object.freeze([() => 0])],
  ])("should not hold for %s", (_, value) => {
    expect(isLastingJson(value)).toBe(false);
  });
});

describe("makeLasting", () => {
  it("should freeze any JSON all the way down, in place", () => {
    const cases = fc.property(fc.json(), (text) => {
      const value: unknown = JSON.parse(text);
      expect(makeLasting(value)).toBe(true);
      expect(isLastingJson(value)).toBe(true);
      expect(value).toEqual(JSON.parse(text));
    });
    fc.assert(cases, { seed: 1, numRuns: 300 });
  });

  it("should look into what is frozen already", () => {
    const open = { count: 0 };
    expect(makeLasting({ shared: Object.freeze({ open }) })).toBe(true);
    expect(Object.isFrozen(open)).toBe(true);
  });
});

describe("lastingCopy", () => {
  it("should share what cannot change", () => {
    const frozen = freeze({ rooms: [1, 2] }, true);
    const copy = lastingCopy({ frozen, open: { rooms: [1] } });
    expect(copy).toEqual({ frozen, open: { rooms: [1] } });
    expect((copy as { frozen: unknown }).frozen).toBe(frozen);
  });

  it("should keep what a value was when it changes later", () => {
    const box = new Box();
    const value = { list: [1], box };
    const copy = lastingCopy(Object.freeze(value));
    value.list.push(2);
    box.content = 2;
    expect(copy).toEqual({ list: [1], box: { content: 1 } });
  });
});
