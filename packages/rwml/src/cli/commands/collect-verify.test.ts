import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readManifest } from "@rwml/core/dataset";
import { afterAll, describe, expect, it } from "vitest";
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

describe("rwml collect", () => {
  it("should write a dataset and say what is in it, progress apart from results", async () => {
    const { code, output, errors } = await collect("a", "--policy", "solver", "--in-order", "--seed", "2");
    expect(code).toBe(0);
    expect(output).toMatch(
      /\/a: 6 episodes, \d+ steps, total reward \d\n\d reached an end, \d were cut off, 0 failed\n$/,
    );
    expect(errors).toMatch(/^Collect demo\/house\n/);
    expect(readManifest(folder("a"))).toMatchObject({ policy: "solver", tasks: "in-order", seed: 2 });
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
    const { code, errors } = await runInTest(["verify", "alfworld", "--golden", "x.jsonl"]);
    expect(code).toBe(2);
    expect(errors).toContain("Add --games <folder>");
  });
});
