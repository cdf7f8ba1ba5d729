import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mutatedText } from "./mutated-text.js";

const known = ["put key on shelf", "take mug", "look"];

/** All that can become of a text by a slip at a place. */
function slips(text: string, place: number): readonly string[] {
  return Array.from({ length: 60 }, (_, index) =>
    mutatedText(text, { way: index % 30, place, other: Math.floor(index / 30) }, known),
  );
}

describe("mutatedText", () => {
  it("should change case and blanks, swap words of the same place, and take names of the prototype", () => {
    const found = slips("put mug on table", 1);
    expect(found).toEqual(
      expect.arrayContaining([
        "PUT MUG ON TABLE",
        "put Mug on table",
        " put mug on table ",
        "put key on table",
        "put constructor on table",
        "put __proto__ on table",
        "put  on table",
        "put",
        "put mug mug on table",
        "put 0 on table",
      ]),
    );
    expect(Math.max(...found.map(({ length }) => length))).toBeGreaterThan(500);
  });

  it("should make something of every text", () => {
    const mutation = fc.record({ way: fc.nat(), place: fc.nat(), other: fc.nat() });
    fc.assert(
      fc.property(fc.string(), mutation, fc.array(fc.string()), (text, slip, texts) => {
        expect(typeof mutatedText(text, slip, texts)).toBe("string");
      }),
    );
  });
});
