import { describe, expect, it } from "vitest";
import type { AnyCommand } from "./command.js";
import { commands } from "./commands/index.js";
import type { CliOption } from "./option.js";
import { runInTest } from "./test-context.fixture.js";

/** Every number of every command, from the definitions. */
const numbers = commands.flatMap((command: AnyCommand) =>
  Object.entries(command.options as Record<string, CliOption<unknown>>)
    .filter(([, { placeholder }]) => /^(count|minutes|seconds|seed)$/.test(placeholder ?? ""))
    .map(([key, option]) => ({ name: `${command.name} ${key}`, option })),
);

describe("numbers of the command line", () => {
  it.each(numbers)("should have bounds, and errors that name them: $name", ({ option }) => {
    for (const text of ["1e300", "Infinity", "9007199254740993", "NaN", "-1", "", "two"]) {
      expect(() => option.read(text, "--it")).toThrow(
        /^--it takes (a whole number from \d+ to|a number above zero and up to|zero, .* up to) \d+, not "/,
      );
    }
  });

  it("should bound threads, of which each takes a core and memory", async () => {
    const { code, errors } = await runInTest(["collect", "demo/house", "--out", "x", "--workers", "1e9"]);
    expect(code).toBe(2);
    expect(errors).toBe('rwml: --workers takes a whole number from 1 to 64, not "1e9".\n');
  });
});

describe("rwml demo --name", () => {
  it.each([
    ["../..", '"/"'],
    ["/etc", '"/"'],
    ["a/b", '"/"'],
    ["a\\b", '"\\\\"'],
    ["C:", '":"'],
    ["a\0b", '"\\u0000"'],
    ["a\u009bb", "holds"],
    ["..", "stands for another folder"],
    [".", "stands for another folder"],
    ["demo ", "ends with a blank"],
    ["demo.", "ends with a dot"],
    ["nul", "a device's name"],
    ["COM1.txt", "a device's name"],
    ["ü".repeat(101), "longer than 200 bytes"],
  ])("should refuse %j, which is no folder of its own", async (name, problem) => {
    const { code, output, errors } = await runInTest(["demo", `--name=${name}`]);
    expect(errors).toMatch(/^rwml: --name takes the name of one folder, such as demo; /);
    expect(errors).toContain(problem);
    expect({ code, output }).toEqual({ code: 2, output: "" });
  });
});

describe("texts of the command line", () => {
  const words = commands.flatMap((command: AnyCommand) =>
    Object.entries(command.options as Record<string, CliOption<unknown>>)
      .filter(([, { placeholder, path }]) => /^(name|id|model|json|url)$/.test(placeholder ?? "") && !path)
      .map(([key, option]) => ({ name: `${command.name} ${key}`, option })),
  );

  it.each(words)("should say something: $name", ({ option }) => {
    for (const nothing of ["", "  "]) expect(() => option.read(nothing, "--it")).toThrow(/--it/);
  });

  it("should not be what is left of an empty variable", async () => {
    const { code, errors } = await runInTest(["data", "pull", "tau2", "--url", ""]);
    expect(code).toBe(2);
    expect(errors).toBe('rwml: --url takes a <url>; "" is empty. Give one, or leave it out.\n');
  });
});
