import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDataset, type Recording } from "@rwml/core/dataset";
import { afterAll, describe, expect, it } from "vitest";
import type { ProgressEvent } from "../progress/progress-event.js";
import { type CollectDatasetOptions, collectDataset } from "./collect-dataset.js";

const home = mkdtempSync(join(tmpdir(), "rwml-troubled-"));
afterAll(() => rmSync(home, { recursive: true }));

const modules = [fileURLToPath(new URL("./troubled.fixture.ts", import.meta.url))];
const folder = (out: string) => join(home, out);

const collect = (env: string, out: string, options: Partial<CollectDatasetOptions> = {}) =>
  collectDataset({
    ...{ env, modules, policy: "random", episodes: 2, seed: 1, workers: 1, stepTimeout: 0.4 },
    ...options,
    out: folder(out),
  });

async function recordingsOf(out: string): Promise<Recording[]> {
  const recordings: Recording[] = [];
  for await (const recording of (await openDataset(folder(out))).recordings()) recordings.push(recording);
  return recordings;
}

const files = (out: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder(out)).map((name) => [name, readFileSync(join(folder(out), name)).toString("base64")]),
  );

describe("a step that does not come to its end", { timeout: 60_000 }, () => {
  it.each([
    [
      "apply",
      "demo/hangs-in-apply",
      "random",
      /^Step \d+, action "unlock door", took longer than 0.4 seconds/,
    ],
    ["admissible", "demo/hangs-in-admissible", "random", /^Choosing the action of step \d+ took longer/],
    ["start", "demo/hangs-in-start", "random", /^Starting the episode took longer/],
    ["a policy", "demo/fails", "hanging", /^Choosing the action of step 3 took longer/],
  ])("should fail its episode in %s, and let the collection go on", async (name, env, policy, message) => {
    const { manifest, interrupted, failures } = await collect(env, `hang in ${name}`, {
      policy,
      episodes: 1,
    });
    expect(interrupted).toBe(false);
    const recordings = await recordingsOf(`hang in ${name}`);
    const hung = recordings.filter(({ episode }) => episode.error?.code === "collect/step-timeout");
    expect(hung.length).toBeGreaterThan(0);
    expect(manifest).toMatchObject({ complete: true, counts: { episodes: 1 } });
    expect(failures.map(({ first }) => first.code)).toContain("collect/step-timeout");
    for (const { episode, transitions } of hung) {
      expect(episode.error?.message).toMatch(message);
      expect(transitions).toHaveLength(episode.steps);
      if (episode.error?.action === "unlock door") {
        expect(episode.error.message).toContain(`Step ${episode.steps},`);
      }
    }
  });

  it("should be told at once, and count in the sums", async () => {
    const events: ProgressEvent[] = [];
    await collect("demo/hangs-in-apply", "told", { onProgress: (event) => events.push(event) });
    const notes = events.flatMap((event) => (event.type === "note" ? [event.text] : []));
    expect(notes).toEqual([
      expect.stringMatching(
        /^Failed: episode \d, seed \d, step \d+, action "unlock door": collect\/step-timeout: Step/,
      ),
    ]);
    const failed = (await recordingsOf("told")).filter(({ episode }) => episode.error !== null).length;
    expect(events.at(-1)).toMatchObject({ type: "stage-end", figures: { failed } });
  });

  it("should give the same dataset with an interruption before it, and another number of tries", async () => {
    await collect("demo/hangs-in-apply", "straight");
    const stop = new AbortController();
    const first = await collect("demo/hangs-in-apply", "stopped", {
      signal: stop.signal,
      onProgress: ({ type }) => type === "stage-progress" && stop.abort(),
    });
    expect(first.interrupted).toBe(true);
    await collect("demo/hangs-in-apply", "stopped");
    expect(files("stopped")).toEqual(files("straight"));
  });

  it("should end at one interruption, with all that was recorded, even where steps may take for ever", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 1500);
    const { interrupted, manifest, finished } = await collect("demo/hangs-in-apply", "one interruption", {
      ...{ stepTimeout: 0, signal: stop.signal },
    });
    expect(interrupted).toBe(true);
    expect(manifest.complete).toBe(false);
    expect(finished).toBe((await recordingsOf("one interruption")).length);
    const again = await collect("demo/hangs-in-apply", "one interruption");
    expect(again.manifest.complete).toBe(true);
    expect(files("one interruption")).toEqual(files("straight"));
  });

  it("should be tried again with --retry-failed, and fail again there", async () => {
    const before = await collect("demo/hangs-in-apply", "tried again");
    const after = await collect("demo/hangs-in-apply", "tried again", { retryFailed: true });
    const { failed } = before.manifest.counts;
    expect(after.manifest).toMatchObject({
      ...{ complete: true, counts: before.manifest.counts },
      made: { retried: { episodes: failed, failed } },
    });
  });
});

describe("failed episodes", { timeout: 60_000 }, () => {
  it("should be played again once they are mended", async () => {
    const options = { episodes: 8, workers: 2 };
    const before = await collect("demo/mended", "mended", options);
    expect(before.failures).toMatchObject([
      {
        count: before.manifest.counts.failed,
        first: {
          message: expect.stringMatching(
            /^apply of demo\/house@1 failed .*: TypeError: The door falls apart\.$/,
          ),
          stack: expect.stringMatching(/^TypeError: The door falls apart\.\n.*troubled\.fixture/),
        },
      },
    ]);
    process.env.RWML_TEST_MENDED = "1";
    try {
      const { manifest, failures } = await collect("demo/mended", "mended", {
        ...options,
        retryFailed: true,
      });
      expect(failures).toEqual([]);
      expect(manifest).toMatchObject({
        counts: { episodes: 8, failed: 0 },
        made: { retried: { episodes: before.manifest.counts.failed, failed: 0 } },
      });
    } finally {
      delete process.env.RWML_TEST_MENDED;
    }
  });
});

describe("what an environment leaves running", { timeout: 60_000 }, () => {
  it.each([
    ["a promise that fails", "demo/leaves-a-promise", "failed in episode", "Nobody waits for the locksmith."],
    ["a timer that fails", "demo/leaves-a-timer", "failed in episode", "Nobody waits for the locksmith."],
    ["a thread that it ended", "demo/ends-the-process", "ended its thread in episode", "process.exit"],
  ])("should be called %s, and be no bug of the program", async (name, env, ...parts) => {
    const failure = await collect(env, name, { episodes: 20 }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "collect/stray-failure" });
    for (const part of [env, ...parts]) expect((failure as Error).message).toContain(part);
  });
});
