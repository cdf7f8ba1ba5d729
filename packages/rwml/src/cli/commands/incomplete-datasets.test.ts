import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectDataset } from "../../act/collect/collect-dataset.js";
import { smallDataset } from "../../train/small-run.fixture.js";
import { runInTest } from "../test-context.fixture.js";

const home = mkdtempSync(join(tmpdir(), "rwml-incomplete-"));
afterAll(() => rmSync(home, { recursive: true }));

const half = join(home, "half");
const model = join(home, "model");

beforeAll(async () => {
  const stop = new AbortController();
  const { interrupted } = await collectDataset({
    ...{ env: "alfworld/generated", policy: "expert", seed: 1, maxSteps: 20, workers: 1 },
    ...{ out: half, episodes: 500, signal: stop.signal },
    onProgress: (event) => {
      if (event.type === "stage-progress" && event.done >= 2) stop.abort();
    },
  });
  expect(interrupted).toBe(true);
  mkdirSync(model);
  writeFileSync(join(model, "model.json"), "{}");
}, 60_000);

const said = /half is not complete, .* only the finished episodes of 500 that were planned are read\./;

describe("a dataset that is not complete", () => {
  it.each([
    ["verify", half],
    ["train", "--data", half, "--out", join(home, "run"), "--start-steps", "1", "--rwml-iterations", "0"],
    ["evaluate", model, "--data", half],
    ["evaluate", model, "--data", join(home, "whole"), "--learn-from", half],
  ])(
    "should be called so by rwml %s",
    async (...argv) => {
      const whole = argv.includes(join(home, "whole")) ? await smallDataset("alfworld/generated", 1, 1) : "";
      const { errors } = await runInTest(argv.map((word) => (word === join(home, "whole") ? whole : word)));
      expect(errors).toMatch(said);
    },
    60_000,
  );

  it("should be told from one that is", async () => {
    const verified = await runInTest(["verify", half, "--json"]);
    expect(JSON.parse(verified.output)).toMatchObject({ complete: false, differences: [] });
    const whole = await smallDataset("alfworld/generated", 1, 1);
    const { output, errors } = await runInTest(["verify", whole, "--json"]);
    expect(JSON.parse(output)).toMatchObject({ complete: true, agreeing: 1 });
    expect(errors).not.toContain("not complete");
  });
});
