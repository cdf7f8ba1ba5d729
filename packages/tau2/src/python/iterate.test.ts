import { describe, expect, it } from "vitest";
import { itemsOf, lengthOf } from "./iterate.js";

describe("itemsOf and lengthOf", () => {
  it("should go through items, characters and keys", () => {
    expect(itemsOf([1, "a"])).toEqual([1, "a"]);
    expect(itemsOf("a😀")).toEqual(["a", "😀"]);
    expect(itemsOf({ b: 1, a: 2 })).toEqual(["b", "a"]);
    expect(lengthOf("😀")).toBe(1);
    expect(lengthOf({ $dict: [["2", 0]] })).toBe(1);
  });

  it("should refuse other values as Python does", () => {
    expect(() => itemsOf(null)).toThrow("'NoneType' object is not iterable");
    expect(() => itemsOf({ $float: "2.0" })).toThrow("'float' object is not iterable");
    expect(() => lengthOf(true)).toThrow("object of type 'bool' has no len()");
  });
});
