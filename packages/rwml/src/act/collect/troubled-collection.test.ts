import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { loadEnv } from "@rwml/core";
import { openDataset, type Recording, verifyDataset } from "@rwml/core/dataset";
import { afterAll, describe, expect, it } from "vitest";
import type { ProgressEvent } from "../progress/progress-event.js";
import { type CollectDatasetOptions, collectDataset } from "./collect-dataset.js";

const home = mkdtempSync(join(tmpdir(), "rwml-troubled-"));
afterAll(() => rmSync(home, { recursive: true }));

const modules = ["troubled.fixture.ts", "never-lets-go.fixture.ts"].map((name) =>
  fileURLToPath(new URL(name, import.meta.url)),
);
const folder = (out: string) => join(home, out);

const collect = (env: string, out: string, options: Partial<CollectDatasetOptions> = {}) =>
  collectDataset({
    ...{ env, modules, episodes: 2, seed: 1, workers: 1, tasks: "in-order", stepTimeout: 1 },
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

type Expected = readonly [task: string, steps: number, code: string | null, message: RegExp | null];
const atTheDoor = 'Step 1, action "unlock door",';
const busy = "or something before it, left something running that kept its thread busy";

/** The fixture's tasks, each with the failure that it has to become. */
const expected: readonly Expected[] = [
  ["nothing", 3, null, null],
  ["promises", 1, "step-timeout", startingWith(`${atTheDoor} ${busy} for longer than a second`)],
  [
    "a rejected promise",
    1,
    "stray-failure",
    / that failed: TypeError: Nobody waits for the locksmith\. Look/,
  ],
  ["exit", 1, "thread-ended", startingWith(`${atTheDoor} ended its thread, with code 7.`)],
  ["loop", 1, "step-timeout", startingWith(`${atTheDoor} took longer than a second`)],
  ["ticks", 1, "step-timeout", startingWith(`${atTheDoor} ${busy}`)],
  ["a loop in the event loop", 1, "step-timeout", startingWith(`${atTheDoor} ${busy}`)],
  ["a failing immediate", 1, "stray-failure", / that failed: no locksmith at all\./],
  ["promises at the end", 2, "step-timeout", startingWith(`Step 2, action "put key on shelf", ${busy}`)],
  ["loop in start", 0, "step-timeout", /^Starting the episode took longer/],
  ["loop in admissible", 1, "step-timeout", /^Choosing the action of step 1 took longer/],
  ["loop in the policy", 1, "step-timeout", /^Choosing the action of step 1 took longer/],
  ["immediates", 3, null, null],
];
const failed = expected.filter(([, , code]) => code !== null).length;

function startingWith(text: string): RegExp {
  return new RegExp(`^${text}`);
}

describe("an environment that does not let go", { timeout: 120_000 }, () => {
  const events: ProgressEvent[] = [];
  const first = 3;

  it("should cost its episodes only, each with a failure that says where and why", async () => {
    const { manifest, interrupted, failures } = await collect("demo/never-lets-go", "all", {
      ...{ episodes: expected.length, workers: 2 },
      onProgress: (event) => events.push(event),
    });
    expect(interrupted).toBe(false);
    expect(manifest).toMatchObject({ complete: true, counts: { episodes: expected.length, failed } });
    expect(failures.reduce((sum, { count }) => sum + count, 0)).toBe(failed);
    const found = (await recordingsOf("all")).map(({ episode: { taskId, steps, error }, transitions }) => {
      expect(transitions).toHaveLength(steps);
      return [taskId, steps, error?.code ?? null, error?.message ?? null];
    });
    expect(found).toEqual(
      expected.map(([task, steps, code, message]) => [
        ...[task, steps, code && `collect/${code}`],
        message && expect.stringMatching(message),
      ]),
    );
    const [stray] = failures.filter(({ first }) => first.code === "collect/stray-failure");
    expect(stray?.first.stack).toContain("never-lets-go.fixture");
  });

  it("should be told at once, and count in the sums", () => {
    const notes = events.flatMap((event) => (event.type === "note" ? [event.text] : []));
    const text = `Failed: episode 1, seed 2, step 1, action "unlock door": collect/step-timeout: ${atTheDoor}`;
    expect(notes).toContainEqual(expect.stringMatching(startingWith(text)));
    expect(events.at(-1)).toMatchObject({ type: "stage-end", figures: { failed } });
  });

  it("should leave a dataset that can be verified, what cost a thread being counted and not tried again", async () => {
    const report = await verifyDataset(folder("all"), (id) => loadEnv(id));
    const agreeing = expected.length - failed;
    expect(report).toMatchObject({ agreeing, failed, failedAlike: 0, skipped: failed, differences: [] });
  });

  it("should give the same episodes with one worker as with two", async () => {
    await collect("demo/never-lets-go", "straight", { episodes: first });
    expect(await recordingsOf("straight")).toEqual((await recordingsOf("all")).slice(0, first));
  });

  it("should end at one interruption where steps may take for ever, and come to the same dataset later", async () => {
    const stop = new AbortController();
    const stopping = collect("demo/never-lets-go", "stopped", {
      ...{ episodes: first, stepTimeout: 0, signal: stop.signal },
      onProgress: ({ type }) => type === "stage-progress" && stop.abort(),
    });
    expect(await stopping).toMatchObject({ interrupted: true, finished: 1, manifest: { complete: false } });
    await collect("demo/never-lets-go", "stopped", { episodes: first });
    expect(files("stopped")).toEqual(files("straight"));
  });

  it("should be tried again with --retry-failed, and fail again there", async () => {
    const before = (await openDataset(folder("straight"))).manifest.counts;
    const { manifest } = await collect("demo/never-lets-go", "straight", {
      ...{ episodes: first, retryFailed: true },
    });
    expect(manifest).toMatchObject({
      ...{ complete: true, counts: before },
      made: { retried: { episodes: before.failed, failed: before.failed } },
    });
  });

  it("should be told by what it took, not by how long, where it grows without end", async () => {
    await collect("demo/hoards", "hoarded", { stepTimeout: 60, workerMemory: 128 });
    const found = (await recordingsOf("hoarded")).map(({ episode: { steps, error } }) => [steps, error]);
    const message = expect.stringMatching(startingWith(`${atTheDoor} took more memory .*--worker-memory`));
    expect(found).toEqual([
      [1, { code: "collect/out-of-memory", message, action: "unlock door" }],
      [3, null],
    ]);
  });

  it("should end at one interruption in a loop", async () => {
    const loops = join(home, "it loops");
    process.env.RWML_TEST_LOOPS = loops;
    try {
      const stop = new AbortController();
      const stopping = collect("demo/loops", "in a loop", { stepTimeout: 0, signal: stop.signal });
      while (!existsSync(loops)) await setTimeout(20);
      stop.abort();
      expect(await stopping).toMatchObject({ interrupted: true, finished: 0 });
    } finally {
      delete process.env.RWML_TEST_LOOPS;
    }
  });

  it.each([
    ["a-rejected-promise", "collect/stray-failure", "Nobody waits for the locksmith."],
    ["exit", "collect/thread-ended", "with code 7. Look for process.exit"],
  ])("should end the collection where it is no episode's fault: %s", async (name, code, part) => {
    const failure = await collect(`demo/loads-with-${name}`, name).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code });
    expect((failure as Error).message).toContain(`Loading demo/loads-with-${name} in a thread`);
    expect((failure as Error).message).toContain(part);
  });
});

describe("failed episodes", { timeout: 60_000 }, () => {
  it("should be played again once they are mended", async () => {
    const options = { episodes: 6, policy: "random" };
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
        counts: { episodes: 6, failed: 0 },
        made: { retried: { episodes: before.manifest.counts.failed, failed: 0 } },
      });
    } finally {
      delete process.env.RWML_TEST_MENDED;
    }
  });
});
