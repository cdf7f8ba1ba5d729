import { spawnSync } from "node:child_process";
import { copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../internal/temporary-folder.js";
import { randomPolicy } from "../policy/random-policy.js";
import type { Episode } from "../record/episode.js";
import { rebuildStates } from "../record/rebuild-states.js";
import { type CollectOptions, collectEpisodes, planCollection } from "./collect-episodes.js";
import { collectShare } from "./collect-share.js";
import { finishDataset } from "./finish-dataset.js";
import { folderDifference } from "./folder-difference.fixture.js";
import { archive, largeHouse } from "./large-house.fixture.js";
import { loadManifest, writeManifest } from "./manifest.js";
import { openDataset } from "./open-dataset.js";
import { prepareDataset } from "./prepare-dataset.js";
import { sha256Of } from "./read-shard.js";
import { verifyDataset } from "./verify-dataset.js";

const random = { name: "random", open: randomPolicy };

async function collect(dir: string, options: Partial<CollectOptions> = {}) {
  return collectEpisodes({ dir, envModule: largeHouse, policy: random, episodes: 6, ...options });
}

function blocksIn(dir: string): string[] {
  return readdirSync(dir)
    .filter((name) => name.startsWith("block-"))
    .sort();
}

async function firstStates(dir: string): Promise<unknown[]> {
  const states: unknown[] = [];
  for await (const { snapshot } of (await openDataset(dir)).episodes()) states.push(snapshot?.state);
  return states;
}

/** Changes what the shard of episodes says. */
function rewriteEpisodes(dir: string, change: (row: Episode & { blocks: unknown }) => unknown): void {
  const path = join(dir, "episodes-w0-00000.jsonl.gz");
  const lines = gunzipSync(readFileSync(path)).toString().trimEnd().split("\n");
  writeFileSync(
    path,
    gzipSync(lines.map((line) => `${JSON.stringify(change(JSON.parse(line)))}\n`).join("")),
  );
  const { blocks: _, ...manifest } = loadManifest(dir);
  writeManifest(dir, { ...manifest, complete: false, shards: [] });
}

describe("blocks", () => {
  it("should hold each large part of first states once", async () => {
    const dir = temporaryFolder();
    const { manifest } = await collect(dir);
    const expected = [archive.books, archive.maps].map((table) =>
      sha256Of(Buffer.from(JSON.stringify(table))),
    );
    expect(blocksIn(dir)).toEqual(expected.map((hash) => `block-${hash}.json.gz`).sort());
    expect(manifest.formatVersion).toBe(3);
    expect(manifest.blocks).toEqual(
      blocksIn(dir).map((file) => {
        const bytes = readFileSync(join(dir, file));
        return { file, sha256: sha256Of(bytes), bytes: bytes.length };
      }),
    );
    expect(statSync(join(dir, "episodes-w0-00000.jsonl.gz")).size).toBeLessThan(2000);
  });

  it("should be put back when rows are read, and shared by the episodes in memory", async () => {
    const dir = temporaryFolder();
    await collect(dir);
    const states = (await firstStates(dir)) as { archive: typeof archive }[];
    expect(states).toHaveLength(6);
    for (const state of states) {
      expect(JSON.stringify(state.archive)).toBe(JSON.stringify(archive));
      expect(state.archive.books).toBe(states[0]?.archive.books);
    }
    for await (const episode of (await openDataset(dir)).episodes())
      expect(episode).not.toHaveProperty("blocks");
  });

  it("should take part in the states that are rebuilt", async () => {
    const dir = temporaryFolder();
    await collect(dir);
    const dataset = await openDataset(dir);
    let changes = 0;
    for await (const { episode, transitions } of dataset.recordings()) {
      changes += transitions.filter(({ patches }) =>
        patches.some(({ path }) => path[0] === "archive"),
      ).length;
      expect([...rebuildStates(episode.snapshot?.state ?? null, transitions)]).toHaveLength(
        episode.steps + 1,
      );
    }
    expect(changes).toBeGreaterThan(0);
    const report = await verifyDataset(dir, async () => largeHouse);
    expect(report).toMatchObject({ episodes: 6, agreeing: 6, differences: [] });
  });

  it("should be compared when a dataset is verified", async () => {
    const dir = temporaryFolder();
    await collect(dir);
    const { rules } = largeHouse;
    const start: typeof rules.start = (task, chance) => {
      const books = { ...archive.books, "book 9": { text: "torn", read: 0 } };
      return { ...rules.start(task, chance), archive: { ...archive, books } };
    };
    const report = await verifyDataset(dir, async () => ({ ...largeHouse, rules: { ...rules, start } }));
    expect(report.differences[0]).toMatchObject({
      field: "snapshot/state/archive/books/book 9/text",
      simulated: "torn",
    });
  });

  it("should be the same whoever writes them first, and however often the writing is stopped", async () => {
    const [whole, shared, stopped] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    await collect(whole);
    const about = { dir: shared, envModule: largeHouse, policy: "random", episodes: 6, writers: 3 };
    const { release } = prepareDataset(shared, planCollection(about));
    const shares = [2, 0, 1].map((share) =>
      collectShare({ dir: shared, envModule: largeHouse, policy: randomPolicy, share }),
    );
    await Promise.all(shares);
    await finishDataset(shared);
    release();
    expect(await firstStates(shared)).toEqual(await firstStates(whole));
    expect(blocksIn(shared)).toEqual(blocksIn(whole));

    for (const at of [2, 30, 70]) {
      const controller = new AbortController();
      let actions = 0;
      const open: typeof randomPolicy = (opening) => {
        const policy = randomPolicy(opening);
        return {
          act(input) {
            if (++actions === at) controller.abort();
            return policy.act(input);
          },
        };
      };
      await collect(stopped, { policy: { name: "random", open }, signal: controller.signal });
      expect((await openDataset(stopped)).manifest.complete).toBe(false);
    }
    await collect(stopped);
    expect(folderDifference(stopped, whole)).toBeNull();
  });

  it("should survive a writer that was killed while it wrote one", async () => {
    const [whole, killed] = [temporaryFolder(), temporaryFolder()];
    await collect(whole);
    const plan = planCollection({
      dir: killed,
      envModule: largeHouse,
      policy: "random",
      episodes: 6,
      writers: 1,
    });
    prepareDataset(killed, plan).release();
    const [books = ""] = blocksIn(whole);
    writeFileSync(join(killed, `${books}.w0.writing`), "half");
    writeFileSync(join(killed, books), readFileSync(join(whole, books)));
    await collect(killed);
    expect(folderDifference(killed, whole)).toBeNull();
  });

  it("should be written by several threads at the same time", () => {
    const bootstrap = fileURLToPath(new URL("../../../rwml/bin/bootstrap.mjs", import.meta.url));
    const child = fileURLToPath(new URL("./block-writer.child.ts", import.meta.url));
    const dir = temporaryFolder();
    const { status, stderr } = spawnSync(process.execPath, ["--import", bootstrap, child, dir], {
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    for (const name of readdirSync(dir)) {
      const text = gunzipSync(readFileSync(join(dir, name)));
      expect(name).toBe(`block-${sha256Of(text)}.json.gz`);
    }
    expect(readdirSync(dir)).toHaveLength(20);
  });

  it("should say that one is missing or broken", async () => {
    const dir = temporaryFolder();
    await collect(dir);
    const [first = "", second = ""] = blocksIn(dir);
    rmSync(join(dir, first));
    await expect(firstStates(dir)).rejects.toMatchObject({ code: "dataset/missing-block" });
    copyFileSync(join(dir, second), join(dir, first));
    await expect(firstStates(dir)).rejects.toThrow("its content has another SHA-256 than its name says");
    writeFileSync(join(dir, first), "no gzip");
    await expect(firstStates(dir)).rejects.toThrow(
      `${join(dir, first)} is broken: it cannot be decompressed`,
    );
  });

  it.each([
    ["7, not a SHA-256", { path: ["archive", "books"], block: 7 }],
    ['"../secret", not a SHA-256', { path: ["archive", "books"], block: "../secret" }],
  ])("should say that the block of a reference is %s", async (flaw, reference) => {
    const dir = temporaryFolder();
    await collect(dir);
    rewriteEpisodes(dir, (row) => ({ ...row, blocks: [reference] }));
    await expect(firstStates(dir)).rejects.toThrow(
      `line 1: the row has a "blocks" that has an entry 0 that has a "block" that is ${flaw}`,
    );
  });

  it("should say that a reference leads nowhere", async () => {
    const dir = temporaryFolder();
    await collect(dir);
    rewriteEpisodes(dir, (row) => ({ ...row, snapshot: { ...row.snapshot, state: {} } }));
    await expect(firstStates(dir)).rejects.toThrow('its reference leads nowhere: ["archive","books"]');
  });
});
