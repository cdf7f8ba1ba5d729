import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classOf, compareListed, insertListed, listText, objectsText, readList } from "./listing.js";

const names = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[b-z]{2,6}$/), fc.integer({ min: 1, max: 40 })), {
  selector: ([word, number]) => `${word} ${number}`,
});

describe("listing", () => {
  it("should put classes in ascending and numbers in descending order", () => {
    expect(["mug 2", "cup 9", "mug 10", "cup 11"].sort(compareListed)).toEqual([
      "cup 11",
      "cup 9",
      "mug 10",
      "mug 2",
    ]);
  });

  it("should put a class before those that begin with its name", () => {
    expect(["pencil 1", "pen 1"].sort(compareListed)).toEqual(["pen 1", "pencil 1"]);
  });

  it("should join with a comma even before the only `and`", () => {
    expect(listText([])).toBe("nothing");
    expect(listText(["x"])).toBe("x");
    expect(listText(["x", "y"])).toBe("x, and y");
    expect(objectsText(["apple 4", "apple 3", "egg 1"])).toBe("a apple 4, a apple 3, and a egg 1");
  });

  it("should read lists without articles", () => {
    expect(readList("stoveburner 3, and stoveburner 1")).toEqual(["stoveburner 3", "stoveburner 1"]);
  });

  it("should read back whatever it writes", () => {
    fc.assert(
      fc.property(names, (pairs) => {
        const objects = pairs.map(([word, number]) => `${word} ${number}`);
        expect(readList(objectsText(objects))).toEqual(objects);
      }),
      { seed: 1 },
    );
  });

  it("should insert where an object belongs, whatever the order of the others", () => {
    expect(insertListed(["cup 1", "mug 3", "mug 1", "pan 1"], "mug 2")).toEqual([
      "cup 1",
      "mug 3",
      "mug 2",
      "mug 1",
      "pan 1",
    ]);
    expect(insertListed(["mug 1", "mug 3"], "pan 1")).toEqual(["mug 1", "mug 3", "pan 1"]);
  });

  it("should not insert twice", () => {
    expect(insertListed(["mug 1"], "mug 1")).toEqual(["mug 1"]);
  });

  it("should build by insertions what sorting gives", () => {
    fc.assert(
      fc.property(names, (pairs) => {
        const objects = pairs.map(([word, number]) => `${word} ${number}`);
        const inserted = objects.reduce<readonly string[]>(insertListed, []);
        expect(inserted).toEqual([...objects].sort(compareListed));
      }),
      { seed: 1 },
    );
  });

  it("should name the class of a name", () => {
    expect(classOf("stoveburner 12")).toBe("stoveburner");
  });
});
