import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openEnv } from "../env/open-env.js";
import { temporaryFolder } from "../internal/temporary-folder.js";
import { randomPolicy } from "../policy/random-policy.js";
import { houseModule } from "../testing/demo/house-module.js";
import { collectEpisodes } from "./collect-episodes.js";
import { loadManifest, writeManifest } from "./manifest.js";
import { openDataset } from "./open-dataset.js";
import { sha256Of } from "./read-shard.js";

const shard = "transitions-w0-00001.jsonl.gz";

async function smallDataset(): Promise<string> {
  const dir = temporaryFolder();
  const policy = { name: "random", open: randomPolicy };
  await collectEpisodes({ dir, envModule: houseModule, policy, episodes: 3, shardBytes: 1 });
  return dir;
}

async function readAll(dir: string): Promise<number> {
  let rows = 0;
  for await (const _ of (await openDataset(dir)).transitions()) rows++;
  return rows;
}

/** Changes a shard and, unless the change is to be noticed by it, the hash in the manifest. */
function rewrite(dir: string, change: (text: string) => string, keepHash = false): void {
  const path = join(dir, shard);
  const bytes = gzipSync(change(gunzipSync(readFileSync(path)).toString()));
  writeFileSync(path, bytes);
  if (keepHash) return;
  const manifest = loadManifest(dir);
  const shards = manifest.shards.map((entry) =>
    entry.file === shard ? { ...entry, sha256: sha256Of(bytes), bytes: bytes.length } : entry,
  );
  writeManifest(dir, { ...manifest, shards });
}

function writeManifestAs(dir: string, manifest: object): void {
  writeFileSync(join(dir, "manifest.json"), JSON.stringify(manifest));
}

describe("openDataset", () => {
  it("should read everything back in order", async () => {
    const dataset = await openDataset(await smallDataset());
    const episodes: number[] = [];
    for await (const { episode } of dataset.episodes()) episodes.push(episode);
    let steps = 0;
    for await (const _ of dataset.transitions()) steps++;
    expect(episodes).toEqual([0, 1, 2]);
    expect(steps).toBe(dataset.manifest.counts.steps);
  });

  it("should give any state of any episode", async () => {
    const dataset = await openDataset(await smallDataset());
    const { episode, transitions } = await dataset.readEpisode(1);
    const env = openEnv(houseModule.rules, houseModule);
    env.reset({ seed: 1 });
    expect(await dataset.stateAt(1, 0)).toEqual(env.state);
    for (const { action } of transitions.slice(0, 5)) env.step(action);
    expect(await dataset.stateAt(1, 5)).toEqual(env.state);
    await expect(dataset.stateAt(1, episode.steps + 1)).rejects.toMatchObject({ code: "dataset/no-step" });
  });

  it("should say which episodes there are", async () => {
    const dataset = await openDataset(await smallDataset());
    await expect(dataset.readEpisode(7)).rejects.toThrow(
      /has no finished episode 7; it holds 3, counted from 0/,
    );
  });

  it("should refuse a folder without a manifest", async () => {
    await expect(openDataset(temporaryFolder())).rejects.toMatchObject({ code: "dataset/not-found" });
  });

  it("should refuse another version of the format", async () => {
    const dir = await smallDataset();
    writeManifestAs(dir, { formatVersion: 4, anything: "else" });
    await expect(openDataset(dir)).rejects.toThrow(/has format version 4.* reads 1, 2 and 3/);
  });

  it.each([
    ["is not JSON", "{"],
    ['has no "formatVersion"', "{}"],
    ['has no "env"', '{"formatVersion":1}'],
  ])("should say that a manifest %s", async (flaw, text) => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, "manifest.json"), text);
    await expect(openDataset(dir)).rejects.toThrow(`is broken: it ${flaw}`);
  });

  it("should notice a missing shard", async () => {
    const dir = await smallDataset();
    rmSync(join(dir, shard));
    await expect(readAll(dir)).rejects.toMatchObject({ code: "dataset/missing-shard" });
  });

  it("should notice a shard that is not the manifest's", async () => {
    const dir = await smallDataset();
    rewrite(dir, (text) => text.replace("kitchen", "cellar"), true);
    await expect(readAll(dir)).rejects.toMatchObject({ code: "dataset/changed-shard" });
  });

  it("should notice a torn shard even where the manifest does not know its hash yet", async () => {
    const dir = await smallDataset();
    writeManifest(dir, { ...loadManifest(dir), complete: false, shards: [] });
    truncateSync(join(dir, shard), 100);
    await expect(readAll(dir)).rejects.toMatchObject({ code: "dataset/broken-shard" });
  });

  it("should name file and line of a row that makes no sense", async () => {
    const dir = await smallDataset();
    rewrite(dir, (text) => text.split("\n").with(2, "{").join("\n"));
    await expect(readAll(dir)).rejects.toThrow(`${join(dir, shard)}, line 3: the row is not JSON`);
    rewrite(dir, (text) => text.split("\n").with(2, '{"episode":"one"}').join("\n"));
    await expect(readAll(dir)).rejects.toThrow(
      'line 3: the row has a "episode" that is "one", not a whole number from 0 on',
    );
  });

  it("should notice that a step of an episode is gone", async () => {
    const dir = await smallDataset();
    rewrite(dir, (text) => text.split("\n").with(4, text.split("\n")[3]!).join("\n"));
    await expect(readAll(dir)).rejects.toThrow(/does not hold the \d+ steps of episode 1/);
  });

  it("should notice a state that does not fit its hash", async () => {
    const dir = await smallDataset();
    rewrite(dir, (text) => text.replaceAll('"value":"hand"', '"value":"shelf"'));
    const { transitions } = await (await openDataset(dir)).readEpisode(1);
    const state = (await openDataset(dir)).stateAt(1, transitions.length);
    await expect(state).rejects.toMatchObject({ code: "record/state-mismatch" });
  });
});
