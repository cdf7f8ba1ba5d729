import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { AnyCommand } from "../command.js";
import { commands } from "../commands/index.js";
import type { CliOption } from "../option.js";
import { runInTest } from "../test-context.fixture.js";
import type { PathUse } from "./path-use.js";

const home = mkdtempSync(join(tmpdir(), "rwml-paths-"));
afterAll(() => rmSync(home, { recursive: true }));

const file = join(home, "file.json");
writeFileSync(file, "{}");
const folder = join(home, "folder.json");
mkdirSync(folder);
symlinkSync("nowhere", join(home, "dangling"));
symlinkSync("loop", join(home, "loop"));

/** Linux shows folders in which nobody, not even root, can write. */
const isLinux = existsSync("/proc/self") && existsSync("/sys/kernel");
if (isLinux) spawnSync("mkfifo", [join(home, "pipe")]);
else
  console.warn("Skipped folders that nobody can write to, devices and pipes: only Linux has /proc and /sys.");

/** What no command can work with, by kind. */
const bad: Readonly<Record<string, (use: PathUse) => readonly string[]>> = {
  "is empty": () => [""],
  "is blank": () => ["  "],
  "holds a NUL": () => [`${home}/a\0b`],
  "lies below a file": () => [join(file, "x"), join(file, "x", "y")],
  "is too long": ({ access, mayBeMissing }) => [
    `${home}/${"x".repeat(300)}`,
    `${home}/${"x/".repeat(5000)}`,
    // Where nothing is there, a missing folder above hides the length.
    ...(access === "write" ? [`${home}/new/${"x".repeat(300)}/y`] : mayBeMissing ? [] : [`${home}/new/x`]),
  ],
  "is a link in a circle": () => [join(home, "loop"), join(home, "loop", "x")],
  "is a link to nothing": () => [join(home, "dangling")],
  "leads through a link to nothing": ({ access }) => (access === "write" ? [`${home}/dangling/x`] : []),
  "is a file": ({ kind }) => (kind === "folder" ? [file] : []),
  "is a folder": ({ kind }) => (kind === "file" || kind === "results" ? [folder] : []),
  "cannot be written": ({ access }) =>
    access === "write" && isLinux ? ["/proc/x", "/proc/a/b/c", "/sys/x", "/sys/a/b"] : [],
  "is neither a file nor a folder": () => (isLinux ? ["/dev/zero", join(home, "pipe")] : []),
  "is not there": ({ access, mayBeMissing }) =>
    access === "read" && !mayBeMissing ? [join(home, "fil.json")] : [],
};

/** Every path of every command, from the definitions: those of later commands are tested, too. */
const uses = commands.flatMap((command: AnyCommand) => {
  const argumentsOf: [string, CliOption<unknown>][] = Object.entries(command.arguments);
  const optionsOf: [string, CliOption<unknown>][] = Object.entries(command.options);
  return [...argumentsOf, ...optionsOf].flatMap(([key, { path }]) =>
    path === undefined ? [] : [{ command, key, use: path }],
  );
});

const flagOf = (key: string) => `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** A command line whose only fault is one path: everything else that is needed is there. */
function commandLine(command: AnyCommand, key: string, text: string): readonly string[] {
  const options: [string, CliOption<unknown>][] = Object.entries(command.options);
  const isNeeded = (option: CliOption<unknown>) => {
    try {
      option.read(undefined, "");
      return false;
    } catch {
      return true;
    }
  };
  const neededOptions = options
    .filter(([name, option]) => name !== key && isNeeded(option))
    .flatMap(([name, { path }]) => [flagOf(name), path?.access === "write" ? join(home, "out") : home]);
  const place = Object.keys(command.arguments).indexOf(key);
  const names = Object.keys(command.arguments).filter((name, at) => at <= place || !/^files$/.test(name));
  const args = names.map((name) => (name === key ? text : home));
  return [
    ...command.name.split(" "),
    ...args,
    ...neededOptions,
    ...(place === -1 ? [`${flagOf(key)}=${text}`] : []),
  ];
}

describe("paths of the command line", () => {
  it.each(
    commands.flatMap((command: AnyCommand) =>
      Object.entries(command.options as Record<string, CliOption<unknown>>)
        .filter(([, { placeholder }]) => /^(folder|file|path|dataset|run)$/.test(placeholder ?? ""))
        .map(([key, option]) => ({ name: `${command.name} ${flagOf(key)}`, option })),
    ),
  )("should be known as such: $name", ({ option }) => {
    expect(option.path).toBeDefined();
  });

  const cases = uses.flatMap(({ command, key, use }) =>
    Object.entries(bad).flatMap(([kind, make]) => {
      const texts = make(use);
      return texts.length === 0 ? [] : [{ name: `${command.name} ${key}`, kind, command, key, texts }];
    }),
  );

  it.each(cases)("should be refused where one $kind: $name", async ({ command, key, texts }) => {
    for (const text of texts) {
      const { code, output, errors } = await runInTest(commandLine(command, key, text));
      expect(errors).toContain(JSON.stringify(text));
      expect(errors).toMatch(new RegExp(`^rwml: (${flagOf(key)}|${key}) ".*" cannot be used: `));
      expect(errors).not.toMatch(/probably a bug|\n +at /);
      expect({ code, output }).toEqual({ code: 2, output: "" });
    }
    expect(readdirSync(home).sort()).toEqual([
      "dangling",
      "file.json",
      "folder.json",
      "loop",
      ...(isLinux ? ["pipe"] : []),
    ]);
    expect(statSync(file).size).toBe(2);
  });

  it("should name the nearest path, and the folder of a file", async () => {
    const near = await runInTest(["judge", join(home, "fil.json")]);
    expect(near.errors).toContain(`there is no such file or folder (did you mean ${file}?)`);
    const inside = await runInTest(["evaluate", file, "--data", home]);
    expect(inside.errors).toContain(`it is a file, not a folder; it lies in ${home}`);
  });
});
