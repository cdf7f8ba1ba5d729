import { describe, expect, it } from "vitest";
import { codeBlocks } from "./code-block.js";

const fence = "```";

describe("codeBlocks", () => {
  it("should find programs and commands with their lines", () => {
    const page = [
      "# Page",
      `${fence}ts file=first.ts`,
      "one();",
      fence,
      `${fence}ts`,
      "two();",
      fence,
      `${fence}console`,
      "$ say hello",
      "hello",
      "$ say \\",
      "  nothing",
      fence,
    ];
    expect(codeBlocks(page.join("\n"))).toEqual([
      { type: "program", file: "first.ts", line: 2, text: "one();\n" },
      { type: "program", file: "line-5.ts", line: 5, text: "two();\n" },
      {
        type: "console",
        line: 8,
        commands: [
          { command: "say hello", output: "hello\n" },
          { command: "say \\\n  nothing", output: "" },
        ],
      },
    ]);
  });

  it("should leave out what is only shown, and what says that it cannot run", () => {
    const page = [`${fence}json`, "{}", fence, fence, "text", fence, `${fence}console no-run`, "$ x", fence];
    expect(codeBlocks(page.join("\n"))).toEqual([]);
  });

  it.each(["bash", "typescript", "ts no-runs", "console file=a.sh"])(
    "should refuse a block of %s",
    (info) => {
      expect(() => codeBlocks(`\n${fence}${info}\nx\n${fence}`)).toThrow(
        `Line 2: no test runs a block of "${info}"`,
      );
    },
  );
});
