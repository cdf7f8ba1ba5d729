import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dictOf, entriesOf, isDict, itemOf } from "./dict.js";

const keys = fc.oneof(
  fc.string(),
  fc.nat().map(String),
  fc.constantFrom("__proto__", "toString", "$float", "$int", "$dict", "01", "-1", "4294967294", "4294967295"),
);
const entryLists = fc.array(fc.tuple(keys, fc.integer()), { maxLength: 8 });

describe("dictOf", () => {
  it("should keep the order of first mention and the last value, as a Map does", () => {
    fc.assert(
      fc.property(entryLists, (entries) => {
        expect(entriesOf(dictOf(entries))).toEqual([...new Map(entries)]);
      }),
    );
  });

  it("should find every key, and no other", () => {
    fc.assert(
      fc.property(entryLists, keys, (entries, key) => {
        expect(itemOf(dictOf(entries), key)).toBe(new Map(entries).get(key));
      }),
    );
  });

  it("should be a dict and survive JSON, whatever the keys", () => {
    fc.assert(
      fc.property(entryLists, (entries) => {
        const dict = dictOf(entries);
        expect(isDict(dict)).toBe(true);
        expect(entriesOf(JSON.parse(JSON.stringify(dict)))).toEqual(entriesOf(dict));
      }),
    );
  });

  it("should never give a record a key that copies take for a prototype", () => {
    fc.assert(
      fc.property(entryLists, (entries) => {
        expect(Object.hasOwn(dictOf(entries), "__proto__")).toBe(false);
      }),
    );
  });

  it("should mark the order only where JavaScript would change it", () => {
    expect(
      dictOf([
        ["b", 1],
        ["a", 2],
      ]),
    ).toEqual({ b: 1, a: 2 });
    expect(
      dictOf([
        ["1", 1],
        ["2", 2],
        ["a", 3],
      ]),
    ).toEqual({ "1": 1, "2": 2, a: 3 });
    expect(
      dictOf([
        ["2", 1],
        ["1", 2],
      ]),
    ).toEqual({
      $dict: [
        ["2", 1],
        ["1", 2],
      ],
    });
  });
});

describe("isDict", () => {
  it("should take neither lists nor numbers for dicts", () => {
    expect([{}, { a: 1 }, { $dict: [] }].map(isDict)).toEqual([true, true, true]);
    expect([[], { $float: "1.0" }, { $int: "9" }, null, "a", 1].map(isDict)).toEqual(Array(6).fill(false));
  });
});
