import { describe, expect, it } from "vitest";
import { GymError } from "../errors.js";
import { temporaryFolder } from "../internal/temporary-folder.js";
import { randomPolicy } from "../policy/random-policy.js";
import type { AnyEnvModule } from "../registry/env-module.js";
import { houseModule } from "../testing/demo/house-module.js";
import { planCollection } from "./collect-episodes.js";
import { collectShare } from "./collect-share.js";
import { finishDataset } from "./finish-dataset.js";
import { folderDifference } from "./folder-difference.fixture.js";
import { readManifest } from "./manifest.js";
import { openDataset } from "./open-dataset.js";
import { prepareDataset } from "./prepare-dataset.js";
import { relabelDataset } from "./relabel-dataset.js";
import type { Recording } from "./shard-part.js";
import { verifyDataset } from "./verify-dataset.js";

/** Says the first thing that can be done, and at every third step that it does not know. */
const first: AnyEnvModule = {
  ...houseModule,
  experts: {
    first: () => {
      let asked = 0;
      return {
        advise: ({ admissible }) => {
          asked++;
          if (asked % 3 === 0) throw new GymError("expert/lost", "The expert is lost.");
          return admissible.length === 0 ? null : admissible[0]!;
        },
      };
    },
    /** Says what it was told last, to show what it is asked with. */
    echo: () => ({
      advise: ({ state, observation, lastAction }) =>
        JSON.stringify([Object.keys(state), observation, lastAction]),
    }),
    drawn: ({ random }) => ({ advise: () => String(random.int(1000)) }),
    broken: () => ({ advise: () => 7 as never }),
    fallen: () => ({
      advise: () => {
        throw new TypeError("The hinge is loose.");
      },
    }),
  },
};

/** A dataset of two writers. */
async function collected(episodes = 12, signal?: AbortSignal): Promise<string> {
  const dir = temporaryFolder();
  const about = { dir, envModule: first, policy: "random", episodes, writers: 2 };
  const { release } = prepareDataset(dir, planCollection(about));
  for (const share of [0, 1]) {
    await collectShare({ dir, envModule: first, policy: randomPolicy, share, ...(signal ? { signal } : {}) });
  }
  await finishDataset(dir);
  release();
  return dir;
}

async function recordingsOf(dir: string): Promise<Recording[]> {
  const recordings: Recording[] = [];
  for await (const recording of (await openDataset(dir)).recordings()) recordings.push(recording);
  return recordings;
}

describe("relabelDataset", () => {
  it("should add what the expert says to each step, and leave the rest as it was recorded", async () => {
    const dir = await collected();
    const out = temporaryFolder();
    await relabelDataset({ dir, out, envModule: first, expert: "echo" });
    const [before, after] = [await recordingsOf(dir), await recordingsOf(out)];
    expect(after.map(({ episode }) => episode)).toEqual(before.map(({ episode }) => episode));
    for (const [index, { transitions }] of after.entries()) {
      const recorded = before[index]!.transitions;
      expect(transitions.map(({ expert: _, ...rest }) => rest)).toEqual(recorded);
      for (const [step, { expert, observation }] of transitions.entries()) {
        const [keys, seen, last] = JSON.parse(expert!);
        expect([seen, last]).toEqual([observation, recorded[step - 1]?.action ?? null]);
        expect(keys.length).toBeGreaterThan(1);
      }
    }
    const report = await verifyDataset(out, async () => first);
    expect(report).toMatchObject({ episodes: 12, agreeing: 12, differences: [] });
  });

  it("should count where the expert knew nothing, and keep it in the manifest", async () => {
    const dir = await collected();
    const out = temporaryFolder();
    const { manifest, interrupted, ...report } = await relabelDataset({
      ...{ dir, out, envModule: first, expert: "first" },
    });
    const steps = (await recordingsOf(out)).flatMap(({ transitions }) => transitions);
    const unknown = steps.filter(({ expert }) => expert === null).length;
    expect(unknown).toBeGreaterThan(0);
    expect(report).toEqual({
      ...{ episodes: 12, steps: steps.length, advised: steps.length - unknown },
      agreeing: steps.filter(({ expert, action }) => expert === action).length,
      unknown: { "expert/lost": unknown },
      replaced: 0,
    });
    const from = readManifest(dir).checksum;
    expect(readManifest(out)).toEqual(manifest);
    expect(manifest.made.relabelled).toEqual({ expert: "first", from, ...report });
    expect(manifest).toMatchObject({ complete: true, counts: readManifest(dir).counts, writers: 2 });
  });

  it("should count the answers of an earlier expert that it replaces, and say whose they were", async () => {
    const dir = await collected();
    const [once, twice] = [temporaryFolder(), temporaryFolder()];
    const earlier = await relabelDataset({ dir, out: once, envModule: first, expert: "first" });
    expect(earlier.replaced).toBe(0);
    const later = await relabelDataset({ dir: once, out: twice, envModule: first, expert: "drawn" });
    expect(later.replaced).toBe(earlier.advised);
    expect(readManifest(twice).made.relabelled).toMatchObject({
      ...{ expert: "drawn", from: earlier.manifest.checksum, replaced: earlier.advised },
      earlier: earlier.manifest.made.relabelled,
    });
  });

  it("should go on after an interruption, to the same bytes", async () => {
    const dir = await collected();
    const [whole, parts] = [temporaryFolder(), temporaryFolder()];
    const options = { dir, envModule: first, expert: "drawn", shardBytes: 8_000 };
    await relabelDataset({ ...options, out: whole });
    for (const most of [3, 7]) {
      const stop = new AbortController();
      const { interrupted, manifest } = await relabelDataset({
        ...{ ...options, out: parts, signal: stop.signal },
        onProgress: (episodes) => episodes >= most && stop.abort(),
      });
      expect([interrupted, manifest.complete, manifest.counts.episodes]).toEqual([true, false, most]);
    }
    expect((await relabelDataset({ ...options, out: parts })).interrupted).toBe(false);
    expect(folderDifference(whole, parts)).toBeNull();
    expect((await relabelDataset({ ...options, out: parts })).advised).toBeGreaterThan(0);
    expect(folderDifference(whole, parts)).toBeNull();
  });

  it("should refuse what does not go together", async () => {
    const dir = await collected();
    const out = temporaryFolder();
    const relabel = (change: object) =>
      relabelDataset({ ...{ dir, out, envModule: first, expert: "first" }, ...change });
    await relabel({});
    await expect(relabel({ expert: "drawn" })).rejects.toThrow(
      /is there already and holds what the expert first says, so nothing was written to it. Choose another folder for what drawn says/,
    );
    await expect(relabel({ dir: await collected(13) })).rejects.toThrow(
      /holds what the expert first says about another dataset, so nothing/,
    );
    await expect(relabel({ out: dir })).rejects.toThrow(/no expert was asked about/);
    await expect(relabel({ expert: "frist" })).rejects.toThrow(
      /no expert "frist". Did you mean first\? Choose one of first, echo, drawn/,
    );
    await expect(relabel({ expert: "broken", out: temporaryFolder() })).rejects.toThrow(
      /advised 7 at episode 0/,
    );
    await expect(relabel({ expert: "fallen", out: temporaryFolder() })).rejects.toThrow(
      /fails at episode 0, step 0: TypeError: The hinge is loose/,
    );
    const other = { ...first, rules: { ...first.rules, version: "2" } };
    await expect(relabel({ envModule: other })).rejects.toThrow(/Ask an expert of the version/);
  });

  it("should ask about datasets that are there as a whole only", async () => {
    const dir = await collected(12, AbortSignal.abort());
    await expect(
      relabelDataset({ dir, out: temporaryFolder(), envModule: first, expert: "first" }),
    ).rejects.toThrow(/is not complete/);
  });
});
