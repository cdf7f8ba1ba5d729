import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { commands } from "../packages/rwml/src/cli/commands/index.js";

const page = readFileSync(new URL("command-line.md", import.meta.url), "utf8");

/** The part of the page about a command. */
function sectionOf(name: string): string {
  const [, section = ""] =
    new RegExp(`^## rwml ${name}$([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, "m").exec(page) ?? [];
  return section;
}

describe("docs/command-line.md", () => {
  it.each(commands.map(({ name }) => name))("should list the options of rwml %s", (name) => {
    const { options } = commands.find((command) => command.name === name)!;
    const flags = Object.keys(options).map(
      (option) => `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    );
    const documented = [...sectionOf(name).matchAll(/^\| `(--[a-z-]+)/gm)].map(([, flag]) => flag);
    expect(documented.toSorted()).toEqual(flags.toSorted());
  });
});
