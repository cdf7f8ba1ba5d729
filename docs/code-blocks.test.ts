import { execFile } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CodeBlock, codeBlocks } from "./testing/code-block.js";
import { outputPattern } from "./testing/output-pattern.js";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "rwml-docs-"));
afterAll(() => rmSync(home, { recursive: true }));

const pages = [
  "README.md",
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
  ...readdirSync(join(root, "packages")).map((name) => `packages/${name}/README.md`),
].map((path) => ({ path, blocks: codeBlocks(readFileSync(join(root, path), "utf8")) }));

/** Each page has a folder that looks like the root of a clone to its programs and commands. */
function folderOf(page: string): string {
  return join(home, page.replace(/\.md$/, "").replaceAll("/", "-"));
}

let typeErrors: Promise<string>;

beforeAll(() => {
  const config = { extends: join(root, "tsconfig.json"), include: ["*/*.ts"] };
  writeFileSync(join(home, "tsconfig.json"), JSON.stringify(config));
  writeFileSync(join(home, "package.json"), JSON.stringify({ type: "module" }));
  symlinkSync(join(root, "node_modules"), join(home, "node_modules"), "junction");
  for (const { path, blocks } of pages) {
    const folder = folderOf(path);
    mkdirSync(folder);
    for (const name of ["packages", "examples", "benchmarks"])
      symlinkSync(join(root, name), join(folder, name), "junction");
    for (const [file, text] of programsOf(blocks)) writeFileSync(join(folder, file), text);
  }
  // The compiler takes its time while the programs run.
  typeErrors = findTypeErrors();
});

/** The text of each file that blocks are parts of. */
function programsOf(blocks: readonly CodeBlock[]): ReadonlyMap<string, string> {
  const programs = new Map<string, string>();
  for (const block of blocks) {
    if (block.type === "program") programs.set(block.file, (programs.get(block.file) ?? "") + block.text);
  }
  return programs;
}

async function findTypeErrors(): Promise<string> {
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const { stdout } = await run(process.execPath, [compiler, "-p", home]).catch((failure) => failure);
  return stdout;
}

async function shell(command: string, cwd: string): Promise<string> {
  const bin = join(root, "packages/rwml/bin");
  const fromSources = command
    .replaceAll("npx rwml", `node "${join(bin, "rwml.mjs")}"`)
    .replaceAll("npx tsx", `node --import "${join(bin, "bootstrap.mjs")}"`);
  const { stdout } = await run("sh", ["-c", fromSources], { cwd });
  return stdout;
}

describe.each(pages.filter(({ blocks }) => blocks.length > 0))("the code of $path", ({ path, blocks }) => {
  const commands = blocks.flatMap((block) => (block.type === "console" ? block.commands : []));
  const silent = [...programsOf(blocks).keys()].filter(
    (file) => !commands.some(({ command }) => command.includes(file)),
  );

  it.each(silent)("should run %s", async (file) => {
    await shell(`node --import ./packages/rwml/bin/bootstrap.mjs ${file}`, folderOf(path));
  });

  // In order, because commands build on what earlier ones wrote.
  it.each(commands)("should print what is shown for: $command", async ({ command, output }) => {
    expect(await shell(command, folderOf(path))).toMatch(outputPattern(output));
  });
});

it("should have the right types", async () => {
  expect(await typeErrors).toBe("");
});
