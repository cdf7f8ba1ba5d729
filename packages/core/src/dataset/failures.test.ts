import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GymError } from "../errors.js";
import { temporaryFolder } from "../internal/temporary-folder.js";
import type { PolicyFactory } from "../policy/policy.js";
import { randomPolicy } from "../policy/random-policy.js";
import type { AnyEnvModule } from "../registry/env-module.js";
import { houseModule } from "../testing/demo/house-module.js";
import { houseRules } from "../testing/demo/house-rules.js";
import { type CollectOptions, collectEpisodes } from "./collect-episodes.js";
import type { EpisodeFailure } from "./episode-failure.js";
import { listFailures } from "./list-failures.js";
import { readManifest } from "./manifest.js";
import { openDataset } from "./open-dataset.js";
import type { Recording } from "./shard-part.js";
import { verifyDataset } from "./verify-dataset.js";

const random = { name: "random", open: randomPolicy };

function house(change: Partial<typeof houseRules>): AnyEnvModule {
  return { ...houseModule, rules: { ...houseRules, ...change } };
}

const collect = (dir: string, options: Partial<CollectOptions> = {}) =>
  collectEpisodes({
    dir,
    envModule: houseModule,
    policy: random,
    episodes: 6,
    shardBytes: 20_000,
    ...options,
  });

/** The house, in which something that is opened falls apart. */
const fragile = house({
  apply(draft, action, stream) {
    if (action.type === "unlock") throw new TypeError("The hinge is loose.");
    return houseRules.apply(draft, action, stream);
  },
});

async function recordingsOf(dir: string): Promise<Recording[]> {
  const recordings: Recording[] = [];
  for await (const recording of (await openDataset(dir)).recordings()) recordings.push(recording);
  return recordings;
}

const files = (dir: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(dir).map((name) => [name, readFileSync(join(dir, name)).toString("base64")]),
  );

describe("a failure", () => {
  it("should be told with its place as it happens, and be kept in the row", async () => {
    const dir = temporaryFolder();
    const told: EpisodeFailure[] = [];
    const { manifest } = await collect(dir, {
      envModule: fragile,
      onFailure: (failure) => told.push(failure),
    });
    expect(manifest.counts.failed).toBeGreaterThan(0);
    expect(told).toHaveLength(manifest.counts.failed);
    const failed = (await recordingsOf(dir)).filter(({ episode }) => episode.error !== null);
    for (const [index, { episode, transitions }] of failed.entries()) {
      expect(episode.error).toEqual({
        code: "rules/failed",
        message: expect.stringMatching(/^apply of demo\/house@1 failed .*: TypeError: The hinge is loose\.$/),
        action: expect.stringMatching(/^unlock /),
      });
      expect(told[index]).toMatchObject({
        ...{ episode: episode.episode, seed: episode.seed, step: transitions.length },
        ...{ action: episode.error?.action, stack: expect.stringContaining("failures.test.ts") },
      });
    }
  });

  it("should be counted by kind, with the first of each", async () => {
    const dir = temporaryFolder();
    const envModule = house({
      observe(after, last) {
        if (last?.action.type === "unlock")
          throw new GymError("house/hinge", `Hinge ${Math.PI} of "${after.room}".`);
        if (last?.action.type === "take" && last.action.thing === "mug") throw new RangeError("Too far.");
        return houseRules.observe(after, last);
      },
    });
    await collect(dir, { envModule, episodes: 12 });
    const kinds = await listFailures(dir);
    expect(kinds.map(({ first }) => first.code).sort()).toEqual(["house/hinge", "rules/failed"]);
    const failed = (await recordingsOf(dir)).filter(({ episode }) => episode.error !== null);
    expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBe(failed.length);
    expect(kinds[0]?.first).toMatchObject({
      episode: failed[0]?.episode.episode,
      message: failed[0]?.episode.error?.message,
    });
  });

  const late = async () => {
    throw new Error("Too late.");
  };
  const fail = () => {
    throw new TypeError("No idea.");
  };
  it.each([
    ["chooses nothing", () => ({ act: () => undefined }), "no-action: The policy careless chose undefined."],
    ["chooses later", () => ({ act: late }), "no-action: The policy careless chose a promise."],
    ["chooses an action", () => ({ act: () => ({}) }), "no-action: The policy careless chose an object."],
    [
      "throws",
      () => ({ act: fail }),
      "failed: The policy careless failed to choose an action: TypeError: No id",
    ],
    ["cannot act", () => ({}), "no-act: The policy careless opened an object. It must open { act }"],
    ["is none", () => undefined, "no-act: The policy careless opened undefined."],
    ["opens later", late, "no-act: The policy careless opened a promise."],
    ["does not open", fail, "failed: The policy careless failed to open: TypeError: No idea."],
  ])("should be named where a policy %s", async (_, open, told) => {
    const failures: EpisodeFailure[] = [];
    await collect(temporaryFolder(), {
      policy: { name: "careless", open: open as unknown as PolicyFactory },
      ...{ episodes: 1, onFailure: (failure) => failures.push(failure) },
    });
    expect(failures.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      expect.stringContaining(`policy/${told}`),
    ]);
    expect(failures[0]).toMatchObject({ episode: 0, seed: 0, step: 0, action: null });
    if (told.startsWith("failed"))
      expect(failures[0]?.stack).toMatch(/No idea\.\n\s+at .*fail.*failures\.test\.ts/);
  });

  it.each([
    ["a text", () => "look", 'returned "look". It must return the texts of actions, or null.'],
    ["other than texts", () => [1], "returned an array"],
    ["what comes later", late, "returned a promise"],
    ["an error", fail, "failed: TypeError: No idea."],
  ])("should be named where a solution is %s", async (_, solution, told) => {
    const dir = temporaryFolder();
    await collect(dir, { envModule: { ...houseModule, solution } as unknown as AnyEnvModule, episodes: 1 });
    expect((await recordingsOf(dir))[0]?.episode.error?.message).toContain(
      `solution of demo/house@1 ${told}`,
    );
  });

  it("should stop a collection that plays tasks in order before it begins where they cannot be told apart", async () => {
    const asked = (tasks: object) =>
      collect(temporaryFolder(), {
        envModule: { ...houseModule, tasks: { ...houseModule.tasks, ...tasks } },
        ...{ tasks: "in-order", episodes: 2 },
      });
    await expect(asked({ id: () => 5 })).rejects.toThrow("tasks.id of demo/house@1 returned 5.");
    await expect(asked({ id: fail })).rejects.toThrow("tasks.id of demo/house@1 failed: TypeError: No idea.");
    await expect(asked({ id: () => "mug-on-desk" })).rejects.toThrow(
      'tasks.id of demo/house@1 returned "mug-on-desk" for both 0 and 1. It must return another id for every task.',
    );
    await expect(asked({ size: -1 })).rejects.toThrow("tasks.size of demo/house@1 returned -1.");
  });
});

describe("verifying failed episodes", () => {
  it("should count those that fail alike again apart from those that agree", async () => {
    const dir = temporaryFolder();
    const { manifest } = await collect(dir, { envModule: fragile });
    const { failed, episodes } = manifest.counts;
    expect(await verifyDataset(dir, async () => fragile)).toMatchObject({
      ...{ episodes, failed, failedAlike: failed, agreeing: episodes - failed, skipped: 0, differences: [] },
    });
  });

  it.each([
    ["nothing", undefined, "Something threw nothing."],
    ["a text", "Nothing works.", "Nothing works."],
    ["an object without a prototype", Object.create(null), "Something threw an object."],
  ])("should know %s again when that is what was thrown", async (_, thrown, message) => {
    const dir = temporaryFolder();
    const envModule = house({
      apply() {
        throw thrown;
      },
    });
    const { manifest } = await collect(dir, { envModule });
    const { failed } = manifest.counts;
    const [error] = (await recordingsOf(dir)).flatMap(({ episode }) => episode.error ?? []);
    expect(error?.message).toMatch(/^apply of demo\/house@1 failed \(seed \d, step \d, action ".*"\): /);
    expect(error?.message).toContain(`: ${message}`);
    expect(await verifyDataset(dir, async () => envModule)).toMatchObject({ failed, failedAlike: failed });
  });

  it("should show a failure that does not come again, or comes otherwise", async () => {
    const dir = temporaryFolder();
    await collect(dir, { envModule: fragile });
    const mended = await verifyDataset(dir, async () => houseModule);
    expect(mended.failedAlike).toBe(0);
    expect(mended.differences[0]).toMatchObject({
      field: "error",
      recorded: { code: "rules/failed", message: expect.stringContaining("TypeError: The hinge is loose.") },
      simulated: null,
    });
    const other = house({
      apply(draft, action, stream) {
        if (action.type === "unlock") throw new TypeError("The hinge has rusted.");
        return houseRules.apply(draft, action, stream);
      },
    });
    expect((await verifyDataset(dir, async () => other)).differences[0]).toMatchObject({
      field: "error",
      simulated: { message: expect.stringContaining("TypeError: The hinge has rusted.") },
    });
  });

  it("should try a start again, and skip what a policy did wrong", async () => {
    const [unstarted, tired] = [temporaryFolder(), temporaryFolder()];
    const start = (): never => {
      throw new Error("no floor");
    };
    await collect(unstarted, { envModule: house({ start }) });
    const all = { agreeing: 0, failed: 6, differences: [] };
    expect(await verifyDataset(unstarted, async () => house({ start }))).toMatchObject({
      ...all,
      failedAlike: 6,
    });
    const open = () => ({
      act(): never {
        throw new GymError("policy/tired", "No more.");
      },
    });
    await collect(tired, { policy: { name: "tired", open } });
    expect(await verifyDataset(tired, async () => houseModule)).toMatchObject({ ...all, skipped: 6 });
  });
});

describe("going on with a dataset", () => {
  it("should refuse rules that changed while their version did not, and write nothing", async () => {
    const dir = temporaryFolder();
    await collect(dir, { episodes: 3 });
    const before = files(dir);
    const envModule = house({ observe: (after, last) => `${houseRules.observe(after, last)}!` });
    await expect(collect(dir, { envModule })).rejects.toMatchObject({
      code: "dataset/rules-changed",
      message: expect.stringContaining("demo/house@1 changed and its version did not: episode 2"),
    });
    expect(files(dir)).toEqual(before);
  });

  it("should refuse them after an interruption too", async () => {
    const dir = temporaryFolder();
    const stop = new AbortController();
    await collect(dir, {
      shardBytes: 2 ** 20,
      signal: stop.signal,
      onProgress: ({ episodes }) => episodes === 2 && stop.abort(),
    });
    const before = files(dir);
    const judge: typeof houseRules.judge = (after, last) => ({
      ...houseRules.judge(after, last),
      reward: 0.5,
    });
    await expect(collect(dir, { envModule: house({ judge }) })).rejects.toMatchObject({
      code: "dataset/rules-changed",
    });
    expect(files(dir)).toEqual(before);
  });

  it("should let a failure be mended", async () => {
    const dir = temporaryFolder();
    await collect(dir, { envModule: fragile, episodes: 3 });
    expect((await collect(dir)).manifest.complete).toBe(true);
  });
});

describe("playing failed episodes again", () => {
  it("should replace them, leave the others as they are, and note it", async () => {
    const [dir, whole] = [temporaryFolder(), temporaryFolder()];
    await collect(whole);
    const { manifest: broken } = await collect(dir, { envModule: fragile });
    const { manifest } = await collect(dir, { retryFailed: true });
    expect(manifest).toMatchObject({
      complete: true,
      counts: { ...readManifest(whole).counts, failed: 0 },
      made: { retried: { episodes: broken.counts.failed, failed: 0 } },
    });
    const mended = (await recordingsOf(dir)).map(({ episode: { retried, ...episode }, transitions }) => {
      expect([undefined, 1]).toContain(retried);
      return { episode, transitions };
    });
    expect(mended).toEqual(await recordingsOf(whole));
    expect(readdirSync(dir).filter((name) => /journal|retry|writing/.test(name))).toEqual([]);
  });

  it("should count those that fail again", async () => {
    const dir = temporaryFolder();
    const { manifest } = await collect(dir, { envModule: fragile });
    const { failed } = manifest.counts;
    await collect(dir, { envModule: fragile, retryFailed: true });
    const again = await collect(dir, { envModule: fragile, retryFailed: true });
    expect(again.manifest).toMatchObject({
      complete: true,
      counts: { failed },
      made: { retried: { episodes: failed, failed } },
    });
    const retried = (await recordingsOf(dir)).flatMap(({ episode }) => episode.retried ?? []);
    expect(retried).toEqual(Array.from({ length: failed }, () => 2));
  });

  it("should leave a dataset without failures byte for byte as it is", async () => {
    const dir = temporaryFolder();
    await collect(dir);
    const before = files(dir);
    await collect(dir, { retryFailed: true });
    expect(files(dir)).toEqual(before);
  });

  it("should keep what was played when it is interrupted, and go on from there", async () => {
    const [dir, straight] = [temporaryFolder(), temporaryFolder()];
    const { manifest } = await collect(dir, { envModule: fragile, episodes: 12 });
    await collect(straight, { envModule: fragile, episodes: 12 });
    await collect(straight, { episodes: 12, retryFailed: true });
    expect(manifest.counts.failed).toBeGreaterThan(2);
    const stop = new AbortController();
    const halfway = await collect(dir, {
      ...{ episodes: 12, retryFailed: true, signal: stop.signal },
      onProgress: () => stop.abort(),
    });
    expect(halfway.interrupted).toBe(true);
    expect(halfway.manifest.counts.failed).toBe(manifest.counts.failed - 1);
    expect((await collect(dir, { episodes: 12, retryFailed: true })).interrupted).toBe(false);
    expect(files(dir)).toEqual(files(straight));
  });
});
