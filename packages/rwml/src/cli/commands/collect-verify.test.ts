import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readManifest } from "@rwml/core/dataset";
import { afterAll, describe, expect, it } from "vitest";
import { writeMockData } from "../run/mock-data.fixture.js";
import { runInTest, withHouse } from "../test-context.fixture.js";

const home = mkdtempSync(join(tmpdir(), "rwml-cli-"));
afterAll(() => rmSync(home, { recursive: true }));

const folder = (name: string) => join(home, name);
const collect = (out: string, ...options: string[]) =>
  runInTest([
    "collect",
    "demo/house",
    "--episodes",
    "6",
    "--workers",
    "1",
    "--out",
    folder(out),
    ...options,
    ...withHouse,
  ]);

const withTroubled = [
  "--import",
  fileURLToPath(new URL("../../act/collect/troubled.fixture.ts", import.meta.url)),
];
const collectTroubled = (name: string, ...options: string[]) =>
  runInTest([
    ...["collect", `demo/${name}`, "--episodes", "4", "--workers", "1", "--out", folder(name)],
    ...options,
    ...withTroubled,
  ]);

describe("rwml collect", () => {
  it("should write a dataset and say what is in it, progress apart from results", async () => {
    const { code, output, errors } = await collect("a", "--policy", "solver", "--in-order", "--seed", "2");
    expect(code).toBe(0);
    expect(output).toMatch(
      /\/a: 6 episodes, \d+ steps, total reward \d\n\d reached an end, \d were cut off, 0 failed\n\d+ of the \d+ actions of this run were refused \(\d+\.\d%\)\n$/,
    );
    expect(errors).toMatch(/^Collect demo\/house\n/);
    expect(readManifest(folder("a"))).toMatchObject({ policy: "solver", tasks: "in-order", seed: 2 });
  });

  it("should refuse a policy that cannot act before anything is written", async () => {
    const data = folder("mock-data");
    writeMockData(data, 2);
    const argv = ["collect", "tau2/mock", "--data", data, "--out", folder("never")];
    const { code, output, errors } = await runInTest(argv);
    expect([code, output]).toEqual([2, ""]);
    expect(errors).toContain("The random policy cannot play tau2/mock, which does not list the actions");
    expect(errors).toContain("It has no other policy, so it can be played (rwml play) but not collected.");
    const solo = [...argv, "--policy", "random"].map((part) =>
      part === "tau2/mock" ? "tau2/mock-solo" : part,
    );
    expect((await runInTest(solo)).errors).toContain("Choose --policy expert-mix or explore.");
    expect(existsSync(folder("never"))).toBe(false);
  });

  it("should say how many actions were refused, so that a print and parse that disagree show", async () => {
    const { output } = await runInTest([
      ...["collect", "unparsed", "--episodes", "2", "--max-steps", "5", "--workers", "1"],
      ...["--out", folder("mute"), ...withHouse],
    ]);
    expect(output).toMatch(/\n10 of the 10 actions of this run were refused \(100\.0%\)\n$/);
    const again = await runInTest([
      "collect",
      "unparsed",
      "--episodes",
      "2",
      "--max-steps",
      "5",
      "--out",
      folder("mute"),
      ...withHouse,
    ]);
    expect(again.output).not.toContain("refused");
  });

  it("should record only seeds that can be played again", async () => {
    const { code, errors } = await collect("seeds", "--seed", "2147483647");
    expect(code).toBe(2);
    expect(errors).toMatch(/6 of them from 2147483647 on do not. .* can be 0 to 2147483642\./);
    expect(existsSync(folder("seeds"))).toBe(false);
    expect((await collect("seeds", "--seed", "2147483642")).code).toBe(0);
    const played = await runInTest(["play", "demo/house", "--seed", "2147483647", ...withHouse]);
    expect(played.code).toBe(0);
  });

  it("should print the manifest as JSON", async () => {
    const { output } = await collect(
      "b",
      "--json",
      "--max-steps",
      "4",
      "--licence",
      "CC0-1.0",
      "--workers",
      "1",
    );
    expect(JSON.parse(output)).toMatchObject({ complete: true, maxSteps: 4, licence: "CC0-1.0", writers: 1 });
  });

  it("should end with 130 when it is interrupted, and go on the next time", async () => {
    const argv = ["collect", "demo/house", "--episodes", "300", "--out", folder("c"), ...withHouse];
    const { code, output } = await runInTest(argv, { signal: AbortSignal.abort() });
    expect(code).toBe(130);
    expect(output).toMatch(/^Interrupted after \d+ of 300 episodes\. .*run the same command again/);
    const again = await runInTest(argv);
    expect(again.code).toBe(0);
    expect(again.output).toContain("300 episodes");
  });

  it("should refuse another policy than the dataset's", async () => {
    const { code, errors } = await collect("a", "--policy", "random", "--in-order", "--seed", "2");
    expect(code).toBe(2);
    expect(errors).toMatch(/holds a dataset made with policy solver, not random/);
  });

  it("should say why episodes failed, at once and at the end", async () => {
    const { code, output, errors } = await collectTroubled("fails", "--policy", "random");
    expect(code).toBe(1);
    expect(errors).toMatch(
      /^Failed: episode \d, seed \d, step \d+, action "unlock door": rules\/failed: apply of demo\/house@1 failed \(.*\): TypeError: The door falls apart\.$/m,
    );
    expect(output).toMatch(
      /\d failed\n.* were refused .*\n\d × rules\/failed: apply of demo\/house@1 failed \(.*\): TypeError: The door falls apart\.\n {2}first in episode \d, seed \d, step \d+, action "unlock door"\n$/,
    );
    const again = await collectTroubled("fails", "--policy", "random", "--retry-failed", "--json");
    expect(again.code).toBe(1);
    const { counts, made, failures } = JSON.parse(again.output);
    expect(made.retried).toEqual({ episodes: counts.failed, failed: counts.failed });
    expect(failures).toEqual([
      {
        ...{
          count: counts.failed,
          code: "rules/failed",
          message: expect.stringMatching(/The door falls apart\.$/),
        },
        ...{ episode: expect.any(Number), seed: expect.any(Number), step: expect.any(Number) },
        action: "unlock door",
      },
    ]);
  });

  it("should name the member of rules that returned what it may not", async () => {
    const { code, output } = await collectTroubled("always-fails", "--policy", "random");
    expect(code).toBe(1);
    expect(output).toContain(
      "4 × rules/bad-result: observe of demo/house@1 returned undefined (seed 0). It must return a string.",
    );
  });

  it("should take seconds for --step-timeout", async () => {
    const { code, errors } = await collectTroubled("x", "--step-timeout", "-1");
    expect(code).toBe(2);
    expect(errors).toContain(
      '--step-timeout takes zero, for never, or a number of seconds up to 2147483, not "-1"',
    );
  });

  it("should ask for a folder", async () => {
    const { code, errors } = await runInTest(["collect", "demo/house", ...withHouse]);
    expect(code).toBe(2);
    expect(errors).toBe("rwml: --out is missing. Add --out <folder>: where the dataset goes.\n");
  });
});

describe("rwml verify", () => {
  it("should play a dataset again and find nothing", async () => {
    const { code, output } = await runInTest(["verify", folder("a"), ...withHouse]);
    expect(code).toBe(0);
    expect(output).toMatch(
      /^6 of 6 episodes agree in every observation, reward, end and state \(\d+ steps\)\.\n$/,
    );
  });

  it("should count failed episodes apart, and not be content where all have failed", async () => {
    const some = await runInTest(["verify", folder("fails"), ...withTroubled]);
    expect(some.output).toMatch(/^(\d) of 4 episodes agree/);
    expect(some.output).toMatch(
      /of them had failed when they were recorded: \d failed in the same way again\.\n/,
    );
    const all = await runInTest(["verify", folder("always-fails"), ...withTroubled]);
    expect(all.code).toBe(1);
    expect(all.output).toBe(
      [
        "0 of 4 episodes agree in every observation, reward, end and state (0 steps).",
        "4 of them had failed when they were recorded: 4 failed in the same way again.",
        "Nothing was verified: every episode had failed when it was recorded.\n",
      ].join("\n\n"),
    );
  });

  it("should not be content where there is nothing to verify", async () => {
    await runInTest(
      ["collect", "demo/house", "--episodes", "1", "--out", folder("nothing recorded"), ...withHouse],
      { signal: AbortSignal.abort() },
    );
    const { code, output } = await runInTest(["verify", folder("nothing recorded"), ...withHouse]);
    expect(code).toBe(1);
    expect(output).toContain("Nothing was verified: the dataset holds no finished episode.");
  });

  it("should print its report as JSON", async () => {
    const { output } = await runInTest(["verify", folder("a"), "--json", ...withHouse]);
    expect(JSON.parse(output)).toMatchObject({ episodes: 6, agreeing: 6, skipped: 0, differences: [] });
  });

  it("should say when a folder holds no dataset", async () => {
    const { code, errors } = await runInTest(["verify", folder("nothing"), ...withHouse]);
    expect(code).toBe(2);
    expect(errors).toContain("is not a dataset: it has no manifest.json");
  });

  it("should know only environments with an original as golden", async () => {
    const argv = ["verify", "alfwrld", "--golden", "x.jsonl", "--games", "games"];
    expect((await runInTest(argv)).errors).toContain(
      'no original environment "alfwrld". Did you mean alfworld?',
    );
  });

  it("should ask for the games of traces", async () => {
    const trace = { game: "valid_seen/x/y/game.tw-pddl", kind: "own", steps: [{ command: null }] };
    writeFileSync(folder("traces.jsonl"), JSON.stringify(trace));
    const argv = ["verify", "alfworld", "--golden", folder("traces.jsonl")];
    const { code, errors } = await runInTest(argv);
    expect({ code, errors }).toEqual({ code: 2, errors: expect.stringContaining("Add --games <folder>") });
    const elsewhere = await runInTest(argv, { environment: { ALFWORLD_DATA: home } });
    expect(elsewhere.errors).toContain(`looked for ${home}`);
  });
});
