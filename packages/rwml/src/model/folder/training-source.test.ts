import type { Manifest } from "@rwml/core/dataset";
import { describe, expect, it } from "vitest";
import { trainingSource, wasTrainedOn } from "./training-source.js";

const shard = (file: string, sha256: string, firstEpisode: number, lastEpisode: number) => ({
  ...{ file, sha256: sha256.repeat(64), bytes: 1, rows: 1, firstEpisode, lastEpisode },
});

function manifest(change: Partial<Manifest> = {}): Manifest {
  const counts = { episodes: 10, steps: 20, terminated: 0, truncated: 0, failed: 0, reward: 0 };
  return {
    ...{
      formatVersion: 1,
      env: "demo/house",
      rules: "demo/house@1",
      policy: "random",
      seed: 100,
      episodes: 10,
    },
    ...{ maxSteps: null, tasks: "drawn", writers: 1, licence: null, made: {}, complete: true, counts },
    shards: [
      shard("episodes-w0-00000.jsonl.gz", "a", 0, 9),
      shard("transitions-w0-00000.jsonl.gz", "b", 0, 9),
    ],
    ...change,
  };
}

const source = trainingSource(manifest());
const trained = (change: Partial<Manifest>, episodes = 10) =>
  Array.from({ length: episodes }, (_, episode) => episode).filter(wasTrainedOn(source, manifest(change)));
const otherFiles = { shards: [shard("transitions-w0-00000.jsonl.gz", "c", 0, 9)] };
const all = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

describe("wasTrainedOn", () => {
  it("should know the very dataset, and the episodes that share its seeds", () => {
    expect(trained({})).toEqual(all);
    expect(trained(otherFiles)).toEqual(all);
    expect(trained({ ...otherFiles, seed: 97 })).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(trained({ ...otherFiles, seed: 108 })).toEqual([0, 1]);
    expect(trained({ ...otherFiles, seed: 110 })).toEqual([]);
  });

  it("should know nothing of other environments, rules and policies", () => {
    for (const change of [{ env: "demo/garden" }, { rules: "demo/house@2" }, { policy: "solver" }]) {
      expect(trained({ ...otherFiles, ...change })).toEqual([]);
    }
  });

  it("should compare tasks that are played in turn only where they begin together", () => {
    const inOrder = { ...otherFiles, tasks: "in-order" } as const;
    expect(trained(inOrder)).toEqual([]);
    const turns = wasTrainedOn(trainingSource(manifest({ tasks: "in-order" })), manifest(inOrder));
    expect(all.filter(turns)).toEqual(all);
    const later = wasTrainedOn(
      trainingSource(manifest({ tasks: "in-order" })),
      manifest({ ...inOrder, seed: 101 }),
    );
    expect(all.filter(later)).toEqual([]);
  });

  it("should know files that are the same where episodes have no seeds, writer by writer", () => {
    const imported = { seed: null, policy: "some model" };
    expect(trained({ ...imported, ...otherFiles })).toEqual([]);
    const shards = [
      shard("transitions-w0-00000.jsonl.gz", "c", 0, 8),
      shard("transitions-w1-00000.jsonl.gz", "b", 1, 5),
    ];
    expect(trained({ ...imported, writers: 2, shards })).toEqual([1, 3, 5]);
  });
});
