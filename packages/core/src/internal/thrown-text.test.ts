import { describe, expect, it } from "vitest";
import { thrownText } from "./thrown-text.js";

const unreadable = new Proxy(
  {},
  {
    getPrototypeOf() {
      throw new Error("Hands off.");
    },
  },
);

describe("thrownText", () => {
  it.each([
    ["an error", new Error("It broke."), "It broke."],
    ["an error of another kind", new TypeError("It broke."), "TypeError: It broke."],
    ["a text", "It broke.", "It broke."],
    ["a symbol", Symbol("broken"), "Symbol(broken)"],
    ["undefined", undefined, "Something threw nothing."],
    ["null", null, "Something threw nothing."],
    ["an object", { message: "It broke." }, "Something threw an object."],
    ["an object without a prototype", Object.create(null), "Something threw an object."],
    ["what cannot be looked at", unreadable, "Something was thrown that cannot be read."],
  ])("should put %s into words", (_, thrown, text) => {
    expect(thrownText(thrown)).toBe(text);
  });
});
