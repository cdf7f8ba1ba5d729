import { describe, expect, it } from "vitest";
import { cleanDocstring, readDocstring } from "./docstring.js";

describe("readDocstring", () => {
  it("should take the first line, the rest of the description, and the arguments", () => {
    const docstring = `
        Pays a bill.
        At once.

          - by card

        Args:
            bill_id: Which bill.
            amount (float): How much: in
                dollars
                  and cents.

        Raises:
            ValueError: If it was paid.
        Returns:
            Whether it worked.
        `;
    expect(readDocstring(docstring)).toEqual({
      short: "Pays a bill.",
      long: "At once.\n\n  - by card",
      parameters: { bill_id: "Which bill.", amount: "How much: in\ndollars\nand cents." },
    });
  });

  it("should have no description where the arguments come first", () => {
    expect(readDocstring("\n    Args:\n        x: A number.\n    ")).toEqual({
      ...{ short: "", long: "", parameters: { x: "A number." } },
    });
  });

  it("should read a docstring whose sections are broken as description alone", () => {
    const text = "Pays.\n\nArgs:\n    x: A number.\n\nRaises:\n    Something.";
    expect(readDocstring(text)).toEqual({
      ...{ short: "Pays.", long: text.slice("Pays.\n\n".length), parameters: {} },
    });
  });

  it("should end a section at a line that is not indented", () => {
    expect(readDocstring("Pays.\n\nArgs:\n    x: A number.\nNote well.").parameters).toEqual({
      x: "A number.",
    });
  });
});

describe("cleanDocstring", () => {
  it("should remove the common indentation of all lines but the first", () => {
    expect(cleanDocstring("  a\n\t b\n           c\n\n")).toBe("a\nb\n  c");
    expect(cleanDocstring("")).toBe("");
  });
});
