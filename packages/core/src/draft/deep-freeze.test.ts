import fc from "fast-check";
import { freeze } from "immer";
import { describe, expect, it } from "vitest";
import { isLastingJson } from "../internal/lasting-json.js";
import { deepFreeze } from "./deep-freeze.js";

describe("deepFreeze", () => {
  it("should freeze any JSON all the way down, in place", () => {
    const cases = fc.property(fc.json(), (text) => {
      const value: unknown = JSON.parse(text);
      expect(deepFreeze(value)).toBe(value);
      expect(isLastingJson(value)).toBe(true);
      expect(value).toEqual(JSON.parse(text));
    });
    fc.assert(cases, { seed: 1, numRuns: 300 });
  });

  it("should treat what is no JSON as immer does", () => {
    class Door {
      open = { far: true };
    }
    const make = () => ({
      door: new Door(),
      seen: new Map([["a", { b: 1 }]]),
      at: new Date(0),
      act: () => 0,
    });
    const [ours, immers] = [deepFreeze(make()), freeze(make(), true)];
    const frozen = ({ door, seen, at, act }: ReturnType<typeof make>) =>
      [door, door.open, seen.get("a"), at, act].map((part) => Object.isFrozen(part));
    expect(frozen(ours)).toEqual(frozen(immers));
    expect(() => ours.seen.set("c", { b: 2 })).toThrow();
  });

  it("should not look into what is frozen already", () => {
    const open = { count: 0 };
    deepFreeze({ shared: Object.freeze({ open }) });
    expect(Object.isFrozen(open)).toBe(false);
  });
});
