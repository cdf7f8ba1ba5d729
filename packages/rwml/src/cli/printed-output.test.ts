import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { noise } from "./noisy.fixture.js";
import { runInTest } from "./test-context.fixture.js";

const home = mkdtempSync(join(tmpdir(), "rwml-printed-"));
afterAll(() => rmSync(home, { recursive: true }));

const withNoise = ["--import", fileURLToPath(new URL("./noisy.fixture.ts", import.meta.url))];

/** Runs a command line, and expects that nothing it printed is obeyed by a terminal. */
async function runQuietly(argv: readonly string[], lines: readonly string[] = []) {
  const takesModules = ["list", "show", "play", "collect", "verify"].includes(argv[0]!);
  const run = await runInTest([...argv, ...(takesModules ? withNoise : [])], { lines });
  for (const text of [run.output, run.errors]) {
    const obeyed = text.match(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\p{Cs}]/gu);
    expect(obeyed).toBeNull();
  }
  return run;
}

const shown = "\\u001b[31m\\u001b]0;title\\u0007\\u009b2J\\u000d\\u0008\\u007f\\u202e\\u2066\\ud83d";

describe("what the command line prints", () => {
  it("should show what an environment is called without obeying it, on a line of its own", async () => {
    expect((await runQuietly(["list"])).output).toMatch(/^demo\/noisy +A bell\\u001b.*\\u000aof two lines$/m);
    const { output } = await runQuietly(["show", "demo/noisy"]);
    expect(output).toContain(`rules      demo/${shown}@1`);
    expect(output).toContain(`such as    task ${shown}`);
    expect(output).toContain(`policies   random, hard, ${shown}`);
  });

  it("should print JSON that holds the same and is not obeyed either", async () => {
    const { output } = await runQuietly(["show", "demo/noisy", "--json"]);
    expect(JSON.parse(output)).toMatchObject({ actions: { title: noise }, firstTasks: [`task ${noise}`] });
  });

  it("should show observations, actions, states and what is typed", async () => {
    const { code, output } = await runQuietly(
      ["play", "demo/noisy"],
      ["ring \u009b", ":diff", ":undo", ":admissible", `what${noise.replace("\r", "")}`, ":quit\u001b"],
    );
    expect(code).toBe(0);
    expect(output).toContain(`${shown}rung 1`);
    expect(output).toContain("> ring \\u009b\n");
    expect(output).toContain("+ rung/\\u001b[31m");
    expect(output).toContain("Taken back: ring \\u009b");
    expect(output).toContain("\nring hard\\u000aring soft\n");
    expect(output).toContain("There is no command :quit\\u001b.");
  });

  it.each([
    [["show", `demo/nosy${noise}`], 2, "demo/nosy\\u001b"],
    [["play", "demo/noisy", "--task", `none${noise}`, `--seed=${noise}`], 2, "\\u009b"],
    [["play", "demo/noisy", `--s${noise}`], 2, "\\u009b"],
    [[`play${noise}`], 2, "\\u009b"],
    [["play", "demo/noisy-load"], 2, "No bell\\u001b"],
    [["verify", join(home, `none${noise}`)], 2, "\\u009b"],
    [["run", `tau2/${noise}`], 2, "\\u009b"],
    [["judge", join(home, `none${noise}`)], 2, "\\u009b"],
    [["data", "pull", `tau2${noise}`], 2, "\\u009b"],
  ])("should show a failure of %j", async (argv, code, words) => {
    const run = await runQuietly(argv);
    expect(run.code).toBe(code);
    expect(run.errors).toContain(words);
  });

  it("should show what it quotes from a file that is broken", async () => {
    const file = join(home, "results.json");
    writeFileSync(file, `{"info": ${noise}`);
    const run = await runQuietly(["judge", file]);
    expect(run.code).toBe(2);
    expect(run.errors).toContain("results.json");
  });

  it("should show how episodes fail, and where recordings differ", async () => {
    const out = join(home, "bell");
    const collect = ["collect", "demo/noisy", "--episodes", "2", "--workers", "1", "--out", out];
    const failed = await runQuietly([...collect, "--policy", "hard"]);
    expect(failed.code).toBe(1);
    await runQuietly(["verify", out]);
  });
});

/** Streams, and what writes to them without `print` and its like. */
const writing = /\.(output|errors|stdout|stderr)\.write\(|\bstream\.write\(|\bconsole\.\w+\(/;

it("should be written in two places only, which leave out what a terminal would obey", () => {
  const sources = fileURLToPath(new URL("..", import.meta.url));
  const files = readdirSync(sources, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.endsWith(".fixture.ts"))
    .filter((file) => writing.test(readFileSync(join(sources, file), "utf8")));
  // Main says one fixed sentence at the first Ctrl-C, when anything else might be busy.
  expect(files.map((file) => file.replaceAll("\\", "/")).sort()).toEqual([
    ...["cli/cli-context.ts", "cli/main.ts", "cli/progress/progress-writer.ts"],
  ]);
});
