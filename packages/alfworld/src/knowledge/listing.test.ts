import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classOf, inListingOrder, listText, objectsText, readList } from "./listing.js";

const names = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[b-z]{2,6}$/), fc.integer({ min: 1, max: 40 })), {
  selector: ([word, number]) => `${word} ${number}`,
});

describe("listing", () => {
  it("should put classes in ascending and numbers in descending order", () => {
    expect(inListingOrder(["mug 2", "cup 9", "mug 10", "cup 11"])).toEqual([
      "cup 11",
      "cup 9",
      "mug 10",
      "mug 2",
    ]);
  });

  it("should put a class before those that begin with its name", () => {
    expect(inListingOrder(["pencil 1", "pen 1"])).toEqual(["pen 1", "pencil 1"]);
  });

  it("should join with a comma even before the only `and`", () => {
    expect(listText([])).toBe("nothing");
    expect(listText(["x"])).toBe("x");
    expect(listText(["x", "y"])).toBe("x, and y");
    expect(objectsText(["egg 1", "apple 3", "apple 4"])).toBe("a apple 4, a apple 3, and a egg 1");
  });

  it("should read lists without articles", () => {
    expect(readList("stoveburner 3, and stoveburner 1")).toEqual(["stoveburner 3", "stoveburner 1"]);
  });

  it("should read back whatever it writes", () => {
    fc.assert(
      fc.property(names, (pairs) => {
        const objects = pairs.map(([word, number]) => `${word} ${number}`);
        expect(readList(objectsText(objects))).toEqual(inListingOrder(objects));
      }),
      { seed: 1 },
    );
  });

  it("should name the class of a name", () => {
    expect(classOf("stoveburner 12")).toBe("stoveburner");
  });
});
