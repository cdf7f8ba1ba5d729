import { describe, expect, it } from "vitest";
import { inBothVoices } from "./voices.js";

describe("inBothVoices", () => {
  it("should speak for the customer and to whoever plays it", () => {
    expect(inBothVoices("{my} order is late. {I} {am} angry; tell {me} why {I} {was} not told.")).toEqual({
      request: "My order is late. I am angry; tell me why I was not told.",
      wish: "Your order is late. You are angry; tell you why you were not told.",
    });
  });
});
