import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likelyTogether, Places } from "./places.js";

describe("Places", () => {
  it("should know nothing of two receptacles at first, and that each is where it is", () => {
    const places = new Places(["a 1", "b 1"]);
    expect(places.together("a 1", "b 1")).toBeNull();
    expect(places.together("a 1", "a 1")).toBe(true);
  });

  it("should follow from joined receptacles what one of them is apart from", () => {
    const places = new Places(["a 1", "b 1", "c 1", "d 1"]);
    places.separate("a 1", "c 1");
    places.separate("b 1", "d 1");
    places.join("a 1", "b 1");
    expect(places.together("b 1", "c 1")).toBe(false);
    expect(places.together("d 1", "a 1")).toBe(false);
    expect(places.together("c 1", "d 1")).toBeNull();
  });

  it("should conclude exactly what follows from what it was told", () => {
    const receptacles = ["a 1", "b 1", "c 1", "d 1", "e 1", "f 1"];
    const pair = fc.tuple(fc.constantFrom(...receptacles), fc.constantFrom(...receptacles));
    const rooms = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(rooms, fc.array(pair, { maxLength: 12 }), (room, pairs) => {
        const at = (name: string) => room[receptacles.indexOf(name)];
        const places = new Places(receptacles);
        for (const [first, second] of pairs) {
          if (at(first) === at(second)) places.join(first, second);
          else places.separate(first, second);
        }
        const group = (name: string) => {
          const members = new Set([name]);
          for (const _ of receptacles) {
            for (const [a, b] of pairs)
              if (at(a) === at(b) && (members.has(a) || members.has(b))) members.add(a).add(b);
          }
          return members;
        };
        for (const first of receptacles) {
          for (const second of receptacles) {
            const [one, other] = [group(first), group(second)];
            const apart = pairs.some(
              ([a, b]) => at(a) !== at(b) && ((one.has(a) && other.has(b)) || (one.has(b) && other.has(a))),
            );
            expect(places.together(first, second)).toBe(one.has(second) ? true : apart ? false : null);
          }
        }
      }),
      { seed: 1 },
    );
  });
});

describe("likelyTogether", () => {
  it("should expect neighbours of one class, and what stands on counters, to share a place", () => {
    expect(likelyTogether("drawer 1", "drawer 2")).toBe(true);
    expect(likelyTogether("toaster 1", "countertop 3")).toBe(true);
    expect(likelyTogether("countertop 3", "coffeemachine 1")).toBe(true);
    expect(likelyTogether("bed 1", "drawer 2")).toBe(false);
  });
});
