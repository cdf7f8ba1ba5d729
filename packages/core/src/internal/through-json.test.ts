import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../draft/deep-freeze.js";
import { isLastingJson } from "./lasting-json.js";
import { sameJson } from "./same-json.js";
import { areCopies, throughJson } from "./through-json.js";

function sharesAnything(left: unknown, right: unknown): boolean {
  if (typeof left !== "object" || left === null) return false;
  if (left === right) return true;
  return Object.keys(left).some((key) =>
    sharesAnything((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]),
  );
}

describe("throughJson", () => {
  it("should give what JSON gives, order of keys included, and share nothing", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.boolean(), (value, isFrozen) => {
        if (isFrozen) deepFreeze(value);
        const copy = throughJson(value);
        expect(JSON.stringify(copy)).toBe(JSON.stringify(value));
        expect(sharesAnything(value, copy)).toBe(false);
        expect(sameJson(value, copy)).toBe(sameJson(value, JSON.parse(JSON.stringify(value))));
      }),
    );
  });

  it("should lose what JSON loses", () => {
    const lossy = () => ({
      ...{
        none: undefined,
        run: () => 1,
        date: new Date(0),
        negative: -0,
        infinite: Number.POSITIVE_INFINITY,
      },
      list: [undefined, Number.NaN, new Map([[1, 2]])],
    });
    for (const value of [lossy(), Object.freeze(lossy()), { inside: lossy() }, [lossy()]]) {
      expect(throughJson(value)).toEqual(JSON.parse(JSON.stringify(value)));
    }
    expect(throughJson(undefined)).toBeUndefined();
  });

  it("should copy what cannot change once, and know the copies", () => {
    const rows = deepFreeze(Object.fromEntries(Array.from({ length: 20 }, (_, key) => [key, { n: [key] }])));
    const [first, second] = [throughJson({ rows }), throughJson({ rows, more: 1 })] as { rows: object }[];
    expect(first!.rows).toBe(second!.rows);
    expect(areCopies(rows, first!.rows)).toBe(true);
    expect(areCopies(first!.rows, rows)).toBe(true);
    expect(areCopies(rows, { ...rows })).toBe(false);
    expect(isLastingJson(first!.rows)).toBe(true);
    const changing = { n: 1 };
    expect(throughJson(changing)).not.toBe(throughJson(changing));
  });
});
