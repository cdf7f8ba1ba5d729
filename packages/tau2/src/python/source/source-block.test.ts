import { describe, expect, it } from "vitest";
import { allBlocks, constantOf, docstringOf, isClass, readSource } from "./source-block.js";

describe("readSource", () => {
  it("should see classes and functions at every depth, with decorators and docstrings", () => {
    const module = readSource(`
"""A module."""
if True:
    class First:
        """One."""
        @property
        @cache(size=2)
        async def second(self, x: dict = {"a": [1]}) -> str:
            '''Two.'''
            def third(): return ")"
    VALUE = 1
def fourth():
    x = """def fifth():
    '''No.'''
"""
`);
    expect(allBlocks(module).map((block) => [block.name, docstringOf(block), block.decorators])).toEqual([
      ["", "A module.", []],
      ["First", "One.", []],
      ["second", "Two.", ["property", "cache"]],
      ["third", null, []],
      ["fourth", null, []],
    ]);
    expect(allBlocks(module).filter(isClass)).toHaveLength(1);
  });

  it.each<[string, string | null]>([
    [
      String.raw`X = "a\tb\x41\u00e9\U0001F600\101\q\
c"`,
      "a\tbA\u00e9\u{1F600}A\\qc",
    ],
    [String.raw`X = r"a\tb" 'c'`, "a\\tbc"],
    ['X: str = ("a" + """\n  b\n""").strip()', "a\n  b"],
    ['X = textwrap.dedent("""\n    a\n      b\n\n    """).lstrip()', "a\n  b\n\n"],
    ['X = "a # b"  # c', "a # b"],
    ['X = \\\n  "a"', "a"],
    ["X = 1", null],
    ['X = "a".format(1)', null],
    ['X = f"a"', null],
    ['X = "a" + Y', null],
    ['X = ("a"', null],
    ['Y = "a"', null],
  ])("should read %j as the text %j", (source, text) => {
    expect(constantOf(readSource(source), "X")).toBe(text);
  });

  it("should name the line of a string without an end", () => {
    for (const source of ['A = 1\nB = "a\nC = 2"', "A = 1\nB = '''a"]) {
      expect(() => readSource(source)).toThrow("line 2");
    }
  });

  it("should read Windows' line ends as Python does", () => {
    const module = readSource('def f():\r\n    """A\r\n    B"""\r\nX = "y"\r\n');
    expect(docstringOf(module.blocks[0]!)).toBe("A\n    B");
    expect(constantOf(module, "X")).toBe("y");
  });
});
