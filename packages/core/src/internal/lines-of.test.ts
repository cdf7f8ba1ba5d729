import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countLines, linesOf } from "./lines-of.js";

describe("linesOf", () => {
  it("should give the lines that have their end, and leave out a torn one", () => {
    expect(linesOf(Buffer.from("a\n\nü🙂\ntorn"))).toEqual(["a", "", "ü🙂"]);
    expect(linesOf(new Uint8Array())).toEqual([]);
  });

  it("should agree with splitting the whole text", () => {
    const text = fc.array(fc.constantFrom("a", "\n", "ü", "🙂", "\r", "\u2028"), { maxLength: 40 });
    fc.assert(
      fc.property(text, (parts) => {
        const whole = parts.join("");
        expect(linesOf(Buffer.from(whole))).toEqual(whole.split("\n").slice(0, -1));
        expect(countLines(Buffer.from(whole))).toBe(whole.split("\n").length - 1);
      }),
    );
  });
});
