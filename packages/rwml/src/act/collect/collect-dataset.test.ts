import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDataset } from "@rwml/core/dataset";
import { afterAll, describe, expect, it } from "vitest";
import type { ProgressEvent } from "../progress/progress-event.js";
import { type CollectDatasetOptions, collectDataset } from "./collect-dataset.js";

const home = mkdtempSync(join(tmpdir(), "rwml-collect-"));
afterAll(() => rmSync(home, { recursive: true }));

const house = fileURLToPath(new URL("../environments/house.fixture.ts", import.meta.url));
const broken = fileURLToPath(new URL("./broken-threads.fixture.ts", import.meta.url));

const collect = (out: string, options: Partial<CollectDatasetOptions> = {}) =>
  collectDataset({
    env: "demo/house",
    modules: [house],
    policy: "random",
    episodes: 200,
    seed: 5,
    ...options,
    out: join(home, out),
  });

/** The shards' checksums, which name the content of a dataset. */
const content = (out: string): unknown =>
  JSON.parse(readFileSync(join(home, out, "manifest.json"), "utf8")).shards;

describe("collectDataset", () => {
  it("should collect episodes in threads, one seed after another, and tell how far it is", async () => {
    const events: ProgressEvent[] = [];
    const { manifest, interrupted, finished } = await collect("whole", {
      onProgress: (event) => events.push(event),
    });
    expect(interrupted).toBe(false);
    expect(finished).toBe(200);
    expect(manifest).toMatchObject({ complete: true, writers: 2, policy: "random", seed: 5 });
    const dataset = await openDataset(join(home, "whole"));
    const seeds: (number | null)[] = [];
    for await (const { seed } of dataset.episodes()) seeds.push(seed);
    expect(seeds).toEqual(Array.from({ length: 200 }, (_, episode) => 5 + episode));
    expect(events[0]).toEqual({ type: "stage-start", stage: "collect", title: "Collect demo/house" });
    expect(events.at(-2)).toMatchObject({ type: "stage-progress", done: 200, total: 200, secondsLeft: 0 });
    expect(events.at(-1)).toMatchObject({
      type: "stage-end",
      figures: { steps: manifest.counts.steps },
    });
  });

  it("should go on after an interruption to the same dataset", async () => {
    const stop = new AbortController();
    const first = await collect("resumed", {
      signal: stop.signal,
      onProgress: ({ type }) => type === "stage-progress" && stop.abort(),
    });
    expect(first.interrupted).toBe(true);
    expect(first.manifest.complete).toBe(false);
    expect(first.finished).toBeLessThan(200);
    const second = await collect("resumed");
    expect(second).toMatchObject({ interrupted: false, finished: 200 });
    expect(content("resumed")).toEqual(content("whole"));
  });

  it("should collect more episodes into a finished dataset", async () => {
    await collect("more", { episodes: 10, workers: 1 });
    const { manifest } = await collect("more", { episodes: 14, workers: 7 });
    expect(manifest.counts.episodes).toBe(14);
    expect(manifest.writers).toBe(1);
  });

  it.each([
    ["policy", { policy: "solver" }],
    ["seed", { seed: 6 }],
    ["maxSteps", { maxSteps: 3 }],
    ["episodes", { episodes: 199 }],
  ])("should refuse to go on with another %s", async (_, other) => {
    await expect(collect("whole", other)).rejects.toMatchObject({ code: "dataset/other-plan" });
  });

  it("should name the nearest policy before it writes anything", async () => {
    await expect(collect("nothing", { policy: "solvr" })).rejects.toThrow("Did you mean solver");
    expect(() => content("nothing")).toThrow("ENOENT");
  });

  it("should report what broke in a thread, and let the folder go", async () => {
    const options = { env: "demo/broken-threads", modules: [broken], workers: 1 };
    await expect(collect("broken", options)).rejects.toThrow("No thread can load this.");
    await expect(collect("broken", options)).rejects.toThrow("No thread can load this.");
  });
});
