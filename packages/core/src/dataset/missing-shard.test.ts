import { copyFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../internal/temporary-folder.js";
import { randomPolicy } from "../policy/random-policy.js";
import { houseModule } from "../testing/demo/house-module.js";
import { collectEpisodes, planCollection } from "./collect-episodes.js";
import { collectShare } from "./collect-share.js";
import { finishDataset, requireComplete } from "./finish-dataset.js";
import { loadManifest, writeManifest } from "./manifest.js";
import { openDataset } from "./open-dataset.js";
import { prepareDataset } from "./prepare-dataset.js";
import { verifyDataset } from "./verify-dataset.js";

const about = { envModule: houseModule, episodes: 8, seed: 1 };

/** Two writers with two pairs of shards each. With `stopped`, the last episodes are in journals. */
async function collect(dir: string, stopped = false): Promise<void> {
  const { release } = prepareDataset(dir, planCollection({ ...about, dir, policy: "random", writers: 2 }));
  const controller = new AbortController();
  try {
    for (const share of [0, 1]) {
      await collectShare({
        ...{ dir, envModule: houseModule, policy: randomPolicy, share, shardBytes: 22_000 },
        signal: controller.signal,
        onProgress: ({ episodes }) => {
          if (stopped && share === 1 && episodes === 3) controller.abort();
        },
      });
    }
    const manifest = await finishDataset(dir);
    if (!controller.signal.aborted) requireComplete(dir, manifest);
  } finally {
    release();
  }
}

async function dataset(stopped = false): Promise<string> {
  const dir = temporaryFolder();
  await collect(dir, stopped);
  return dir;
}

/** As a kill leaves it: sealed, and the manifest knows of nothing. */
function forget(dir: string): void {
  const { counts, ...manifest } = loadManifest(dir);
  const none = Object.fromEntries(Object.keys(counts).map((name) => [name, 0])) as unknown as typeof counts;
  writeManifest(dir, { ...manifest, complete: false, counts: none, shards: [] });
}

async function readAll(dir: string): Promise<number> {
  let episodes = 0;
  for await (const _ of (await openDataset(dir)).recordings()) episodes++;
  return episodes;
}

async function expectMissing(dir: string, problem: string): Promise<void> {
  const before = readdirSync(dir);
  const missing = { code: "dataset/missing-shard", message: expect.stringContaining(problem) };
  await expect(readAll(dir)).rejects.toMatchObject(missing);
  await expect(verifyDataset(dir, async () => houseModule)).rejects.toMatchObject(missing);
  await expect(collect(dir)).rejects.toMatchObject(missing);
  expect(readdirSync(dir)).toEqual(before);
}

const pair = (place: string) => [`episodes-${place}.jsonl.gz`, `transitions-${place}.jsonl.gz`];

describe("a dataset from which something was taken", () => {
  it("should be whole before", async () => {
    const dir = await dataset();
    expect(readdirSync(dir)).toEqual(
      expect.arrayContaining(["w0-00000", "w0-00001", "w1-00000", "w1-00001"].flatMap(pair)),
    );
    forget(dir);
    expect(await readAll(dir)).toBe(8);
    await collect(dir);
    expect(loadManifest(dir).complete).toBe(true);
  });

  it.each([
    ["a shard", ["episodes-w0-00000.jsonl.gz"]],
    ["a shard", ["transitions-w1-00001.jsonl.gz"]],
    ["a pair in the middle", pair("w0-00000")],
    ["a pair at the end", pair("w1-00001")],
    ["all of a writer", [...pair("w1-00000"), ...pair("w1-00001")]],
  ])("should be refused without %s that its manifest lists", async (_, files) => {
    const dir = await dataset();
    for (const file of files) rmSync(join(dir, file));
    await expectMissing(dir, files[0]!);
    expect(loadManifest(dir).complete).toBe(true);
  });

  it.each([
    [
      ["episodes-w0-00000.jsonl.gz"],
      "episodes-w0-00000.jsonl.gz is missing, transitions-w0-00000.jsonl.gz is there",
    ],
    [
      ["transitions-w1-00001.jsonl.gz"],
      "transitions-w1-00001.jsonl.gz is missing, episodes-w1-00001.jsonl.gz is there",
    ],
    [
      pair("w0-00000"),
      "episodes-w0-00000.jsonl.gz and transitions-w0-00000.jsonl.gz are missing, later shards are there",
    ],
  ])("should be refused without %j that its manifest does not know yet", async (files, problem) => {
    const dir = await dataset();
    forget(dir);
    for (const file of files) rmSync(join(dir, file));
    await expectMissing(dir, problem);
  });

  it("should be refused where a gap was closed by giving shards other numbers", async () => {
    const dir = await dataset();
    forget(dir);
    for (const kind of ["episodes", "transitions"]) {
      renameSync(join(dir, `${kind}-w0-00001.jsonl.gz`), join(dir, `${kind}-w0-00000.jsonl.gz`));
    }
    await expect(readAll(dir)).rejects.toMatchObject({ code: "dataset/missing-shard" });
    await expect(collect(dir)).rejects.toMatchObject({ code: "dataset/missing-shard" });
  });

  it("should be refused without a journal whose episodes were counted", async () => {
    const dir = await dataset(true);
    const journal = "journal-w1-00001.jsonl";
    expect(readdirSync(dir)).toContain(journal);
    rmSync(join(dir, journal));
    await expectMissing(dir, "its manifest counts");
  });

  it("should be refused where a journal lies before sealed shards", async () => {
    const dir = await dataset(true);
    forget(dir);
    renameSync(join(dir, "journal-w1-00001.jsonl"), join(dir, "journal-w0-00000.jsonl"));
    for (const file of pair("w0-00000")) rmSync(join(dir, file));
    await expect(readAll(dir)).rejects.toThrow("journal-w0-00000.jsonl was never sealed");
    await expect(collect(dir)).rejects.toMatchObject({ code: "dataset/missing-shard" });
  });

  it.each([[pair("w1-00002")], [pair("w7-00000")], [["journal-w0-00002.jsonl"]]])(
    "should be refused with %j beside it, which it does not list",
    async (orphans) => {
      const dir = await dataset();
      for (const orphan of orphans) copyFileSync(join(dir, "episodes-w0-00000.jsonl.gz"), join(dir, orphan));
      const broken = { code: "dataset/broken-manifest", message: expect.stringContaining(orphans[0]!) };
      await expect(readAll(dir)).rejects.toMatchObject(broken);
      await expect(collect(dir)).rejects.toMatchObject(broken);
    },
  );

  it("should be refused with half a pair beside it", async () => {
    const dir = await dataset();
    copyFileSync(join(dir, "transitions-w0-00000.jsonl.gz"), join(dir, "transitions-w0-00002.jsonl.gz"));
    await expectMissing(dir, "episodes-w0-00002.jsonl.gz is missing, transitions-w0-00002.jsonl.gz is there");
  });

  it("should be refused with an empty shard", async () => {
    const dir = await dataset();
    forget(dir);
    for (const file of pair("w0-00002")) writeFileSync(join(dir, file), gzipSync(""));
    await expect(readAll(dir)).rejects.toThrow("it holds no episode");
    await expect(collect(dir)).rejects.toMatchObject({ code: expect.stringMatching(/^dataset\/broken-/) });
  });

  it("should be taken with files that are none of its own", async () => {
    const dir = await dataset();
    for (const name of ["README.md", "episodes.csv", "lock-1.json.bak"])
      writeFileSync(join(dir, name), "mine");
    expect(await readAll(dir)).toBe(8);
    await collect(dir);
    expect(readdirSync(dir)).toEqual(expect.arrayContaining(["README.md", "episodes.csv"]));
  });

  it("should never be called complete", async () => {
    const dir = await dataset(true);
    expect(() => requireComplete(dir, loadManifest(dir))).toThrow(
      /it holds \d of 8 episodes, and all were played/,
    );
  });
});

describe("collectEpisodes", () => {
  it("should number shards behind the highest", async () => {
    const dir = temporaryFolder();
    const policy = { name: "random", open: randomPolicy };
    await collectEpisodes({ dir, ...about, policy, episodes: 2, shardBytes: 1 });
    const { manifest } = await collectEpisodes({ dir, ...about, policy, episodes: 3, shardBytes: 1 });
    expect(manifest.shards.map(({ file }) => file)).toEqual(
      ["w0-00000", "w0-00001", "w0-00002"].flatMap(pair),
    );
  });
});
