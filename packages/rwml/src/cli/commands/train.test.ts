import { mkdtempSync } from "node:fs";
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
});
