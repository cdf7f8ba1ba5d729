import { cpSync, mkdtempSync, readFileSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { smallDataset } from "../../train/small-run.fixture.js";
import { runInTest } from "../test-context.fixture.js";

const data = await smallDataset("alfworld/generated", 8, 1);
const train = (...options: readonly string[]) => {
  const out = join(mkdtempSync(join(tmpdir(), "rwml-train-")), "run");
  return runInTest(["train", "--data", data, "--out", out, "--json", ...options]);
};
const stages = (output: string) =>
  (JSON.parse(output) as { readonly stages: readonly { stage: string; steps: number }[] }).stages.map(
    ({ stage, steps }) => `${stage} ${steps}`,
  );

describe("rwml train", () => {
  it("should train as many steps of each stage as it is told", async () => {
    const { code, output } = await train(
      "--start-steps",
      "2",
      "--supervised-steps",
      "1",
      "--rwml-iterations",
      "0",
    );
    expect(code).toBe(0);
    expect(stages(output)).toEqual(["start 2", "supervised 1", "rwml 0"]);
  }, 60_000);

  it("should leave the model without RWML out unless it is asked for", async () => {
    const { output } = await train("--start-steps", "1", "--rwml-iterations", "0");
    expect(stages(output)).toEqual(["start 1", "rwml 0"]);
  }, 60_000);

  it.each([
    [[]],
    [["--start-steps", "1"]],
    [["--minutes", "1", "--start-steps", "1"]],
    [["--minutes", "1", "--supervised-steps", "1"]],
    [["--compare", "--start-steps", "1", "--rwml-iterations", "1"]],
  ])("should say how to say for how long, instead of guessing: %j", async (options) => {
    const { code, errors } = await train(...options);
    expect(code).toBe(2);
    expect(errors).toMatch(
      /either --minutes, with --compare .*, or both --start-steps and --rwml-iterations/,
    );
  });

  it("should go on with a run that was moved, with its data, and with no other", async () => {
    const home = mkdtempSync(join(tmpdir(), "rwml-train-"));
    const at = (name: string) => join(home, name);
    const run = (from: string, out: string, seed: string) =>
      runInTest([
        ...["train", "--data", at(from), "--out", at(out), "--resume", "--seed", seed],
        ...["--start-steps", "2", "--rwml-iterations", "0"],
      ]);
    cpSync(data, at("data"), { recursive: true });
    expect((await run("data", "run", "1")).code).toBe(0);
    renameSync(at("data"), at("moved-data"));
    renameSync(at("run"), at("moved-run"));
    const moved = await run("moved-data", "moved-run", "1");
    expect(moved).toMatchObject({ code: 0, output: expect.stringContaining("start: 2 steps") });
    expect(JSON.parse(readFileSync(at("moved-run/task.json"), "utf8"))).toMatchObject({
      data: at("moved-data"),
      out: at("moved-run"),
    });
    const other = await run("moved-data", "moved-run", "2");
    expect(other.code).toBe(2);
    expect(other.errors).toContain("has seed: 1, now 2)");
  }, 60_000);
});
