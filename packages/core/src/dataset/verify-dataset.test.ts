import { describe, expect, it } from "vitest";
import { openEnv } from "../env/open-env.js";
import { temporaryFolder } from "../internal/temporary-folder.js";
import { randomPolicy } from "../policy/random-policy.js";
import { recordTransitions } from "../record/record-transitions.js";
import type { AnyEnvModule } from "../registry/env-module.js";
import type { Cause } from "../rules/rules.js";
import { houseModule } from "../testing/demo/house-module.js";
import { houseRules } from "../testing/demo/house-rules.js";
import type { HouseAction, HouseState } from "../testing/demo/house-state.js";
import { collectEpisodes, planCollection } from "./collect-episodes.js";
import { openWriter } from "./dataset-writer.js";
import { finishDataset } from "./finish-dataset.js";
import { loadManifest, writeManifest } from "./manifest.js";
import { prepareDataset } from "./prepare-dataset.js";
import { verifyDataset } from "./verify-dataset.js";

async function smallDataset(): Promise<string> {
  const dir = temporaryFolder();
  const policy = { name: "random", open: randomPolicy };
  await collectEpisodes({ dir, envModule: houseModule, policy, episodes: 4 });
  return dir;
}

function house(change: Partial<typeof houseRules>): () => Promise<AnyEnvModule> {
  return async () => ({ ...houseModule, rules: { ...houseRules, ...change } });
}

describe("verifyDataset", () => {
  it("should agree with the environment that recorded it", async () => {
    const dir = await smallDataset();
    const asked: string[] = [];
    const report = await verifyDataset(dir, async (id) => {
      asked.push(id);
      return houseModule;
    });
    expect(asked).toEqual(["demo/house"]);
    expect(report).toMatchObject({ episodes: 4, agreeing: 4, skipped: 0, differences: [] });
    expect(report.steps).toBeGreaterThan(0);
  });

  it("should show where another text begins", async () => {
    const dir = await smallDataset();
    const observe = (after: HouseState, last?: Cause<HouseState, HouseAction>): string =>
      houseRules.observe(after, last).replace("(hand)", "(your hand)");
    const report = await verifyDataset(dir, house({ observe }));
    expect(report.agreeing).toBeLessThan(4);
    expect(report.differences[0]).toMatchObject({ field: "nextObservation" });
    expect(report.differences[0]?.simulated).toMatch(/your hand/);
    expect(report.differences[0]?.recorded).not.toMatch(/your hand/);
  });

  it("should show where other states begin", async () => {
    const dir = await smallDataset();
    const start: typeof houseRules.start = (task, random) => ({
      ...houseRules.start(task, random),
      doorUnlocked: true,
    });
    const report = await verifyDataset(dir, house({ start }));
    expect(report.differences.map(({ step, field }) => ({ step, field }))).toContainEqual({
      step: null,
      field: "snapshot/state/doorUnlocked",
    });
  });

  it("should show an environment that fails", async () => {
    const dir = await smallDataset();
    const apply = (): never => {
      throw new Error("out of order");
    };
    const report = await verifyDataset(dir, house({ apply }));
    expect(report.differences[0]).toMatchObject({
      ...{
        step: 0,
        field: "failure",
        simulated: expect.stringMatching(/^apply of .* failed .*: out of order$/),
      },
    });
  });

  it("should show episodes about other tasks than the manifest plans", async () => {
    for (const [recorded, claimed] of [
      ["in-order", "drawn"],
      ["drawn", "in-order"],
    ] as const) {
      const dir = temporaryFolder();
      const policy = { name: "random", open: randomPolicy };
      // So few that a list of tasks may be in order by all that can be seen of them.
      await collectEpisodes({ dir, envModule: houseModule, policy, episodes: 2, tasks: recorded, seed: 3 });
      writeManifest(dir, { ...loadManifest(dir), tasks: claimed });
      const report = await verifyDataset(dir, async () => houseModule);
      expect(report.agreeing).toBeLessThan(2);
      expect(report.differences[0]).toMatchObject({ step: null, field: "taskId" });
    }
  });

  it("should refuse another version of the rules", async () => {
    const dir = await smallDataset();
    const other = verifyDataset(dir, house({ version: "2" }));
    await expect(other).rejects.toThrow(
      /recorded with demo\/house@1, the loaded environment is demo\/house@2/,
    );
  });

  it("should replay episodes that began at a snapshot, and skip those that never began", async () => {
    const dir = temporaryFolder();
    const plan = planCollection({ dir, envModule: houseModule, policy: "me", episodes: 2, writers: 1 });
    const { release } = prepareDataset(dir, { ...plan, seed: null, episodes: null });
    const writer = openWriter(dir);
    const env = recordTransitions(openEnv(houseRules, houseModule), (event) => writer.write(event));
    env.reset({ seed: 9, task: { thing: "mug", place: "drawer" } });
    env.step("take key");
    env.restore(env.snapshot());
    env.step("unlock door");
    env.endEpisode();
    const about = {
      episode: 2,
      rules: "demo/house@1",
      seed: null,
      taskId: null,
      task: null,
      policy: "me",
      info: {},
    };
    writer.write({ type: "episode-start", row: { ...about, snapshot: null } });
    const ended = { episode: 2, steps: 0, reward: 0, terminated: false, truncated: false };
    writer.write({
      type: "episode-end",
      row: { ...ended, error: { code: "x/y", message: "gone", action: null } },
    });
    writer.finish();
    const manifest = await finishDataset(dir);
    release();
    expect(manifest).toMatchObject({ complete: true, counts: { episodes: 3, steps: 2, failed: 1 } });
    const report = await verifyDataset(dir, async () => houseModule);
    const counts = { episodes: 3, steps: 2, agreeing: 2, failed: 1, failedAlike: 0, skipped: 1 };
    expect(report).toEqual({ ...counts, differences: [] });
  });
});
