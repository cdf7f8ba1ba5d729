import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GymError } from "../errors.js";
import { temporaryFolder } from "../internal/temporary-folder.js";
import type { PolicyFactory } from "../policy/policy.js";
import { randomPolicy } from "../policy/random-policy.js";
import { mostSeed } from "../random/most-seed.js";
import type { AnyEnvModule } from "../registry/env-module.js";
import { rulesName } from "../rules/rules-name.js";
import { houseModule } from "../testing/demo/house-module.js";
import { type CollectOptions, collectEpisodes, planCollection } from "./collect-episodes.js";
import { type CollectProgress, collectShare } from "./collect-share.js";
import { finishDataset } from "./finish-dataset.js";
import { openDataset } from "./open-dataset.js";
import { prepareDataset } from "./prepare-dataset.js";
import type { Recording } from "./shard-part.js";

const random = { name: "random", open: randomPolicy };

async function recordingsOf(dir: string): Promise<Recording[]> {
  const recordings: Recording[] = [];
  for await (const recording of (await openDataset(dir)).recordings()) recordings.push(recording);
  return recordings;
}

async function collect(dir: string, options: Partial<CollectOptions> = {}) {
  return collectEpisodes({ dir, envModule: houseModule, policy: random, episodes: 6, ...options });
}

async function collectInShares(dir: string, writers: number): Promise<void> {
  const about = { dir, envModule: houseModule, policy: "random", episodes: 6, writers };
  const { release } = prepareDataset(dir, planCollection(about));
  const shares = Array.from({ length: writers }, (_, share) =>
    collectShare({ dir, envModule: houseModule, policy: randomPolicy, share }),
  );
  await Promise.all(shares);
  await finishDataset(dir);
  release();
}

/** The house, with something changed. */
function changedHouse(change: Partial<AnyEnvModule["rules"]>): AnyEnvModule {
  return { ...houseModule, rules: { ...houseModule.rules, ...change } as AnyEnvModule["rules"] };
}

/** Acts at random and aborts while it chooses the action with this number. */
function abortingPolicy(controller: AbortController, at: number): PolicyFactory {
  let actions = 0;
  return (opening) => {
    const policy = randomPolicy(opening);
    return {
      act(input) {
        actions++;
        if (actions === at) controller.abort();
        return policy.act(input);
      },
    };
  };
}

describe("collectEpisodes", () => {
  it.each([
    [mostSeed - 1, 3],
    [mostSeed + 1, 1],
    [-1, 1],
    [0.5, 1],
  ])("should refuse seeds that nothing can be asked to play: from %d on for %d", async (seed, episodes) => {
    const dir = temporaryFolder();
    await expect(collect(dir, { seed, episodes })).rejects.toMatchObject({
      code: "dataset/bad-seed",
      message: expect.stringContaining(`can be 0 to ${mostSeed - episodes + 1}.`),
    });
    expect(readdirSync(dir)).toEqual([]);
  });

  it("should go up to the largest seed", async () => {
    const dir = temporaryFolder();
    await collect(dir, { seed: mostSeed - 2, episodes: 3 });
    expect((await recordingsOf(dir)).at(-1)?.episode.seed).toBe(mostSeed);
  });

  it("should play episode i with the seed plus i and write down what happened", async () => {
    const dir = temporaryFolder();
    const { manifest, interrupted } = await collect(dir, {
      seed: 100,
      licence: "CC0-1.0",
      made: { by: "a test" },
    });
    expect(interrupted).toBe(false);
    expect(manifest).toMatchObject({
      formatVersion: 3,
      env: "demo/house",
      rules: "demo/house@1",
      policy: "random",
      seed: 100,
      episodes: 6,
      maxSteps: 40,
      complete: true,
      licence: "CC0-1.0",
      made: { by: "a test" },
    });
    const recordings = await recordingsOf(dir);
    expect(recordings.map(({ episode }) => episode.seed)).toEqual([100, 101, 102, 103, 104, 105]);
    expect(manifest.counts.steps).toBe(recordings.flatMap(({ transitions }) => transitions).length);
    for (const { episode, transitions } of recordings) {
      expect(transitions.map(({ step }) => step)).toEqual(transitions.map((_, index) => index));
      expect(transitions.at(-1)).toMatchObject({
        terminated: episode.terminated,
        truncated: episode.truncated,
      });
    }
  });

  it("should give the same rows for any number of writers", async () => {
    const [one, three] = [temporaryFolder(), temporaryFolder()];
    await collectInShares(one, 1);
    await collectInShares(three, 3);
    expect(await recordingsOf(three)).toEqual(await recordingsOf(one));
  });

  it("should stop at a signal and go on from there to the same bytes", async () => {
    const [interrupted, whole] = [temporaryFolder(), temporaryFolder()];
    await collect(whole);
    const total = (await recordingsOf(whole)).flatMap(({ transitions }) => transitions).length;
    for (const at of [1, 7, total - 5]) {
      const controller = new AbortController();
      const open = abortingPolicy(controller, at);
      const result = await collect(interrupted, {
        policy: { name: "random", open },
        signal: controller.signal,
      });
      expect(result).toMatchObject({ interrupted: true, manifest: { complete: false } });
      const finished = await recordingsOf(interrupted);
      expect(result.manifest.counts.episodes).toBe(finished.length);
    }
    await collect(interrupted);
    const files = (await openDataset(whole)).manifest.shards.map(({ file }) => file);
    for (const file of [...files, "manifest.json"]) {
      expect(readFileSync(join(interrupted, file)).equals(readFileSync(join(whole, file)))).toBe(true);
    }
  });

  it("should hear a signal between episodes of a single step", async () => {
    const controller = new AbortController();
    setImmediate(() => setImmediate(() => controller.abort()));
    const collecting = collect(temporaryFolder(), { episodes: 1000, maxSteps: 1, signal: controller.signal });
    expect((await collecting).interrupted).toBe(true);
  });

  it("should refuse a share that the dataset does not have", async () => {
    const dir = temporaryFolder();
    await collect(dir);
    const { release } = prepareDataset(dir, (await openDataset(dir)).manifest);
    const share = collectShare({ dir, envModule: houseModule, policy: randomPolicy, share: 1 });
    await expect(share).rejects.toThrow("There is no share 1: the dataset has 1 writers, counted from 0.");
    release();
  });

  it("should keep a failed rollout as a row with its error and go on", async () => {
    const dir = temporaryFolder();
    let opened = 0;
    const failing: PolicyFactory = (opening) => {
      const number = opened++;
      const policy = randomPolicy(opening);
      return {
        act(input) {
          if (number === 1) throw new GymError("policy/tired", "No more.");
          return policy.act(input);
        },
      };
    };
    const { manifest } = await collect(dir, { policy: { name: "failing", open: failing } });
    const recordings = await recordingsOf(dir);
    expect(manifest).toMatchObject({ complete: true, counts: { episodes: 6, failed: 1 } });
    expect(recordings[1]?.episode).toMatchObject({
      error: { code: "policy/tired", message: "No more." },
      steps: 0,
      terminated: false,
    });
  });

  it("should keep an episode that could not even start", async () => {
    const dir = temporaryFolder();
    const envModule = changedHouse({
      start() {
        throw new Error("no floor");
      },
    });
    const { manifest } = await collect(dir, { envModule, episodes: 1 });
    const [recording] = await recordingsOf(dir);
    expect(manifest.counts).toMatchObject({ episodes: 1, steps: 0, failed: 1 });
    expect(recording?.episode).toMatchObject({
      snapshot: null,
      error: { message: "start of demo/house@1 failed (seed 0): no floor" },
    });
  });

  it("should play the tasks in order when told to", async () => {
    const dir = temporaryFolder();
    await collect(dir, { tasks: "in-order", episodes: 4 });
    const taskIds = (await recordingsOf(dir)).map(({ episode }) => episode.taskId);
    expect(taskIds).toEqual(["mug-on-desk", "mug-in-drawer", "key-on-shelf", "mug-on-desk"]);
  });

  it("should give policies the known solution of their task", async () => {
    const dir = temporaryFolder();
    const open = houseModule.policies?.solver;
    const { manifest } = await collect(dir, { policy: { name: "solver", open: open ?? randomPolicy } });
    expect(manifest.counts).toMatchObject({ terminated: 6, reward: 6 });
  });

  it("should tell its progress after every episode", async () => {
    const dir = temporaryFolder();
    const heard: CollectProgress[] = [];
    const { manifest } = await collect(dir, { onProgress: (progress) => heard.push(progress) });
    expect(heard.map(({ episodes }) => episodes)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(heard.at(-1)).toMatchObject({ share: 0, planned: 6, failed: 0, steps: manifest.counts.steps });
  });

  it("should collect more episodes into a finished dataset", async () => {
    const [grown, whole] = [temporaryFolder(), temporaryFolder()];
    await collect(whole);
    await collect(grown, { episodes: 2 });
    const { manifest } = await collect(grown);
    expect(manifest.complete).toBe(true);
    expect(await recordingsOf(grown)).toEqual(await recordingsOf(whole));
  });

  it("should refuse to go on with other settings, and name them", async () => {
    const dir = temporaryFolder();
    await collect(dir);
    const other = collect(dir, { seed: 7, maxSteps: 3, episodes: 2 });
    await expect(other).rejects.toThrow(/seed 0, not 7; maxSteps 40, not 3; episodes 6, not 2/);
    const version = collect(dir, { envModule: changedHouse({ version: "2" }) });
    await expect(version).rejects.toMatchObject({ code: "dataset/other-plan" });
  });

  it("should refuse to continue an episode that comes out differently", async () => {
    const dir = temporaryFolder();
    const controller = new AbortController();
    const open = abortingPolicy(controller, 5);
    await collect(dir, { policy: { name: "random", open }, signal: controller.signal });
    const envModule = changedHouse({ observe: () => "It is dark." });
    expect(rulesName(envModule.rules)).toBe(rulesName(houseModule.rules));
    await expect(collect(dir, { envModule })).rejects.toMatchObject({ code: "dataset/cannot-continue" });
  });
});
