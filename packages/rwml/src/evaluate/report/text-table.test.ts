import { describe, expect, it } from "vitest";
import { textTable } from "./text-table.js";

describe("textTable", () => {
  it("should put names to the left and figures to the right", () => {
    expect(
      textTable([
        ["name", "rate"],
        ["a", "1.0"],
        ["long name", "100.0"],
      ]),
    ).toBe("name        rate\na            1.0\nlong name  100.0");
  });

  it("should put everything to the left where it is told to", () => {
    expect(
      textTable(
        [
          ["id", "about"],
          ["longer id", "x"],
        ],
        "left",
      ),
    ).toBe("id         about\nlonger id  x");
  });

  it("should keep a cell on its line", () => {
    expect(textTable([["a\nb", "1"]])).toBe("a\\u000ab  1");
  });

  it("should take rows of different lengths, and none", () => {
    expect(textTable([["a"], ["b", "1"]])).toBe("a\nb  1");
    expect(textTable([])).toBe("");
  });
});
