import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readManifest } from "@rwml/core/dataset";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runInTest, withHouse } from "../../cli/test-context.fixture.js";

const home = mkdtempSync(join(tmpdir(), "rwml-import-"));
afterAll(() => rmSync(home, { recursive: true }));

const program = fileURLToPath(new URL("../../../bin/rwml.mjs", import.meta.url));
const core = fileURLToPath(new URL("../../../../core", import.meta.url));

/** Runs the real program from a folder in which packages are installed. */
function rwml(...argv: readonly string[]): Promise<{ code: number | null; output: string; errors: string }> {
  const child = spawn(process.execPath, [program, ...argv], { cwd: home, stdio: ["ignore", "pipe", "pipe"] });
  const text = { output: "", errors: "" };
  child.stdout.on("data", (chunk) => {
    text.output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    text.errors += chunk;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, ...text })));
}

const registering = (id: string) => `
import { registerEnv } from "@rwml/core";
import { houseModule } from "@rwml/core/testing";
registerEnv(${JSON.stringify(id)}, async () => houseModule, { summary: "From elsewhere" });`;

function install(name: string, files: Readonly<Record<string, string>>): void {
  const folder = join(home, "node_modules", name);
  mkdirSync(folder, { recursive: true });
  // As ours are when they are installed: only for import, and with a door to sources that are not there.
  const main = { "@rwml/source": "./src/left-out.ts", import: "./main.mjs" };
  const exports = { ".": main, "./more": { import: "./more.mjs" } };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, exports }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
}

/** Where what is imported is not installed. */
const outside = realpathSync(mkdtempSync(join(tmpdir(), "rwml-outside-")));
afterAll(() => rmSync(outside, { recursive: true }));

beforeAll(() => {
  mkdirSync(join(outside, "elsewhere"));
  for (const name of ["own.mjs", "own.ts"]) {
    writeFileSync(join(outside, "elsewhere", name), 'import "@not-installed/core/testing";');
  }
  writeFileSync(join(outside, "elsewhere", "own.cjs"), 'require("@not-installed/core/testing");');
  mkdirSync(join(home, "node_modules", "@rwml"), { recursive: true });
  symlinkSync(core, join(home, "node_modules", "@rwml", "core"));
  install("my-worlds", { "main.mjs": registering("mine/main"), "more.mjs": registering("mine/more") });
  install("lacking", { "main.mjs": 'import "not-installed";' });
  writeFileSync(join(home, "own.ts"), `${registering("mine/own")}\nconst typed: number = 1;`);
  writeFileSync(join(home, "throws.mjs"), 'throw new RangeError("the world is too small");');
  writeFileSync(join(home, "silent.mjs"), "export const world = 1;");
});

describe("--import", () => {
  it("should take installed packages, their further doors, and files, in every thread", async () => {
    const modules = ["--import", "my-worlds", "my-worlds/more", "./own.ts"];
    const collected = await rwml(
      ...["collect", "mine/more", "--episodes", "4", "--workers", "2", "--out", "data", ...modules],
    );
    expect(collected.errors).not.toContain("rwml:");
    expect(collected.code).toBe(0);
    expect(readManifest(join(home, "data")).counts.episodes).toBe(4);
    const { output } = await rwml("list", ...modules);
    for (const id of ["mine/main", "mine/more", "mine/own"]) expect(output).toContain(id);
  });

  it.each([
    [
      "my-wolds",
      /There is no file .*my-wolds, and no package my-wolds that is installed in .*calls registerEnv/,
    ],
    ["my-worlds/less", /Package subpath '\.\/less' is not defined .*--import takes/],
    [
      "lacking",
      /because .*main\.mjs imports not-installed, which is not installed there\. .*: cd .*lacking && npm install not-installed\n$/,
    ],
  ])("should say what is wrong with the package %s", async (name, words) => {
    const { code, output, errors } = await rwml("list", "--import", name);
    expect(errors).toMatch(words);
    expect(errors).not.toMatch(/bug|\n +at /);
    expect({ code, output }).toEqual({ code: 2, output: "" });
  });

  it.each(["elsewhere/own.mjs", "elsewhere/own.ts", "elsewhere/own.cjs"])(
    "should say what to install beside a module that lacks a package: %s",
    async (path) => {
      const file = join(outside, path);
      const { code, output, errors } = await rwml("list", "--import", file);
      expect(errors).toBe(
        `rwml: --import ${file} cannot be loaded, because ${file} imports @not-installed/core, which is not installed there. Install it beside that file: cd ${dirname(file)} && npm install @not-installed/core\n`,
      );
      expect({ code, output }).toEqual({ code: 2, output: "" });
    },
  );

  it("should say what a module throws, and where only when asked", async () => {
    const argv = ["list", "--import", join(home, "throws.mjs")] as const;
    const { code, errors } = await runInTest(argv);
    expect(code).toBe(2);
    expect(errors).toMatch(
      /^rwml: --import .*throws\.mjs cannot be loaded, because the module fails with RangeError: the world is too small\. .*\n$/,
    );
    const debugged = await runInTest(argv, { environment: { RWML_DEBUG: "1" } });
    expect(debugged.errors).toMatch(/Caused by RangeError: the world is too small\n +at .*throws\.mjs/);
  });

  it("should say what to do where Node does not load TypeScript", async () => {
    const throwing = `throw Object.assign(new TypeError('Unknown file extension ".mts" for /a.mts'), { code: "ERR_UNKNOWN_FILE_EXTENSION" });`;
    writeFileSync(join(home, "typed.mjs"), throwing);
    const { code, errors } = await runInTest(["list", "--import", join(home, "typed.mjs")]);
    expect(code).toBe(2);
    expect(errors).toMatch(
      /leads to TypeScript that Node \d.* does not load .*Install tsx .*compile it to JavaScript/,
    );
  });

  it("should refuse modules that register nothing", async () => {
    const { code, errors } = await rwml("list", "--import", "./silent.mjs");
    expect(code).toBe(2);
    expect(errors).toMatch(/silent\.mjs registers no environment\. Call registerEnv/);
  });

  it.each([
    ["own.mjs", /There is no module at .*own\.mjs\. Did you mean .*own\.ts\?/],
    ["node_modules/", /node_modules is no file\./],
    ["", /--import takes a <module>; "" is empty/],
    ["a\0b", /names nothing\./],
    ["file://elsewhere/x.js", /is no URL of a file\./],
  ])("should say that %j is no module", async (name, words) => {
    const path = name.startsWith("file:") || !/^\w/.test(name) ? name : join(home, name);
    const { code, errors } = await runInTest(["list", "--import", path]);
    expect(errors).toMatch(words);
    expect(code).toBe(2);
  });

  it("should be hinted at where an environment is unknown", async () => {
    const { code, errors } = await runInTest(["show", "demo/horse", ...withHouse]);
    expect(code).toBe(2);
    expect(errors).toBe(
      'rwml: There is no environment "demo/horse". Did you mean demo/house, demo/finished? rwml list shows all; --import <module> makes environments of your own known.\n',
    );
  });
});
