import {
  copyFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../internal/temporary-folder.js";
import { randomPolicy } from "../policy/random-policy.js";
import type { RecordEvent } from "../record/record-event.js";
import { houseModule } from "../testing/demo/house-module.js";
import { collectEpisodes, planCollection } from "./collect-episodes.js";
import { openWriter } from "./dataset-writer.js";
import { folderDifference } from "./folder-difference.fixture.js";
import { openDataset } from "./open-dataset.js";
import { prepareDataset } from "./prepare-dataset.js";

const journal = "journal-w0-00000.jsonl";
const episodes = "episodes-w0-00000.jsonl.gz";
const transitions = "transitions-w0-00000.jsonl.gz";
const about = { envModule: houseModule, episodes: 2, seed: 5, maxSteps: 4 };

async function collect(dir: string, shardBytes = 1e6): Promise<void> {
  await collectEpisodes({ dir, ...about, policy: { name: "random", open: randomPolicy }, shardBytes });
}

/** Collects all episodes into the journal and stops before it is sealed. */
async function collectUnsealed(dir: string): Promise<void> {
  const collecting = collectEpisodes({
    dir,
    ...about,
    policy: { name: "random", open: randomPolicy },
    onProgress(progress) {
      if (progress.episodes === about.episodes) throw new Error("stopped");
    },
  });
  await expect(collecting).rejects.toThrow("stopped");
}

function copyOf(dir: string): string {
  const copy = temporaryFolder();
  cpSync(dir, copy, { recursive: true });
  return copy;
}

function readFolder(dir: string): Record<string, string> {
  const names = readdirSync(dir).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(dir, name)).toString("base64")]));
}

function emptyDataset(): { readonly dir: string; readonly release: () => void } {
  const dir = temporaryFolder();
  return { dir, ...prepareDataset(dir, planCollection({ dir, ...about, policy: "random", writers: 1 })) };
}

const start = {
  ...{ episode: 0, rules: "demo/house@1", seed: 5, taskId: null, task: null, policy: "random" },
  ...{ snapshot: null, info: {} },
};
const error = { code: "rules/failed", message: "never started", action: null };
const end = { episode: 0, steps: 0, reward: 0, terminated: false, truncated: false, error };

describe("DatasetWriter", () => {
  it("should write nothing more once its lock is gone", async () => {
    const { dir, release } = emptyDataset();
    const writer = openWriter(dir);
    writer.write({ type: "episode-start", row: start });
    writer.write({ type: "episode-end", row: end });
    rmSync(join(dir, "lock-1.json"));
    expect(() => writer.finish()).toThrow(expect.objectContaining({ code: "dataset/lost-lock" }));
    expect(readdirSync(dir).sort()).toEqual([journal, "manifest.json"]);
    release();
  });

  it("should come to the same bytes from every place where a kill may have cut the journal", async () => {
    const [whole, unsealed] = [temporaryFolder(), temporaryFolder()];
    await collect(whole);
    await collectUnsealed(unsealed);
    const { length } = readFileSync(join(unsealed, journal));
    const cuts = Array.from({ length: 50 }, (_, index) => Math.floor((length * index) / 50));
    for (const cut of [...cuts, length - 1, length]) {
      const dir = copyOf(unsealed);
      truncateSync(join(dir, journal), cut);
      await collect(dir);
      expect(folderDifference(dir, whole), `cut at byte ${cut}`).toBeNull();
    }
  });

  it("should finish a sealing that was cut short at any moment", async () => {
    const [whole, unsealed] = [temporaryFolder(), temporaryFolder()];
    await collect(whole);
    await collectUnsealed(unsealed);
    const moments: readonly { readonly there: readonly string[]; readonly half?: string }[] = [
      { there: [], half: transitions },
      { there: [transitions] },
      { there: [transitions], half: episodes },
      { there: [transitions, episodes] },
    ];
    for (const { there, half } of moments) {
      const dir = copyOf(unsealed);
      for (const name of there) copyFileSync(join(whole, name), join(dir, name));
      if (half !== undefined) writeFileSync(join(dir, `${half}.writing`), "half");
      await collect(dir);
      expect(folderDifference(dir, whole)).toBeNull();
    }
  });

  it("should write an episode's end behind its start, whatever texts and numbers they hold", () => {
    const { dir, release } = emptyDataset();
    const writer = openWriter(dir);
    const odd = JSON.parse('{"b": "é\\ud800\\n\\u0000", "7": 1e21, "__proto__": {"a": -0.5e-7}, "a": []}');
    const first = { ...start, task: odd, info: odd };
    const last = {
      ...end,
      error: { code: "rollout/failed", message: 'It said "}" and, "{".', action: null },
    };
    writer.write({ type: "episode-start", row: first });
    writer.write({ type: "episode-end", row: last });
    writer.finish();
    writer.close();
    release();
    const rows = gunzipSync(readFileSync(join(dir, episodes))).toString();
    expect(rows).toBe(`${JSON.stringify({ ...first, ...last })}\n`);
  });

  it("should let the finished episodes of an unsealed journal be read", async () => {
    const dir = temporaryFolder();
    await collectUnsealed(dir);
    truncateSync(join(dir, journal), readFileSync(join(dir, journal)).length - 1);
    const numbers: number[] = [];
    for await (const { episode, transitions: steps } of (await openDataset(dir)).recordings()) {
      numbers.push(episode.episode, steps.length);
    }
    expect(numbers).toEqual([0, 4]);
  });

  it("should start a new pair of shards when one is large enough", async () => {
    const dir = temporaryFolder();
    await collect(dir, 1);
    expect(Object.keys(readFolder(dir)).filter((name) => name.endsWith(".gz"))).toEqual([
      "episodes-w0-00000.jsonl.gz",
      "episodes-w0-00001.jsonl.gz",
      "transitions-w0-00000.jsonl.gz",
      "transitions-w0-00001.jsonl.gz",
    ]);
  });

  it("should refuse events that do not make whole episodes", () => {
    const { dir, release } = emptyDataset();
    const writer = openWriter(dir);
    expect(() => writer.write({ type: "episode-end", row: end })).toThrow(/outside an episode/);
    writer.write({ type: "episode-start", row: start });
    expect(() => writer.write({ type: "episode-start", row: start })).toThrow(/inside episode 0/);
    expect(() => writer.write({ type: "episode-end", row: { ...end, episode: 1 } })).toThrow(
      /this event is episode-end of episode 1 inside episode 0/,
    );
    writer.close();
    expect(() => writer.write({ type: "episode-end", row: end })).toThrow(/closed/);
    release();
  });

  it("should refuse rows that no reader would take", () => {
    const { dir, release } = emptyDataset();
    const writer = openWriter(dir);
    const write = (event: unknown) => () => writer.write(event as RecordEvent);
    expect(write({ type: "episode-start", row: { ...start, note: "mine" } })).toThrow(
      'The episode-start of episode 0 cannot be written: its row has the unknown field "note". No reader would take it.',
    );
    writer.write({ type: "episode-start", row: start });
    const { action: _, ...withoutAction } = error;
    expect(write({ type: "episode-end", row: { ...end, error: withoutAction } })).toThrow(/has no "action"/);
    expect(write({ type: "episode-end", row: { ...end, steps: 1 } })).toThrow(/with 1 of 0 steps/);
    expect(write({ type: "episode-end", row: { ...end, error: null } })).toThrow(/neither a snapshot nor/);
    writer.write({ type: "episode-end", row: end });
    writer.close();
    release();
  });

  it("should refuse an episode that is not as the manifest plans", () => {
    const { dir, release } = emptyDataset();
    const writer = openWriter(dir);
    const start = { episode: 0, rules: "demo/house@1", policy: "random", seed: 5, taskId: null, task: null };
    for (const [change, flaw] of [
      [
        { rules: "demo/house@2" },
        "that the rules are demo/house@1, and episode 0 was played with demo/house@2",
      ],
      [{ policy: "me" }, "that the policy is random, and episode 0 was played by me"],
      [{ seed: 6 }, "that episode i has the seed 5 + i, and episode 0 was played with 6"],
      [{ episode: 2, seed: 7 }, "that 2 episodes were planned, counted from 0, and there is an episode 2"],
    ] as const) {
      const row = { ...start, snapshot: null, info: {}, ...change };
      expect(() => writer.write({ type: "episode-start", row })).toThrow(
        expect.objectContaining({ code: "dataset/other-plan", message: expect.stringContaining(flaw) }),
      );
    }
    writer.close();
    expect(readdirSync(dir).filter((name) => name !== "lock-1.json")).toEqual(["manifest.json"]);
    release();
  });

  it("should refuse a dataset that this process has not prepared", () => {
    const { dir, release } = emptyDataset();
    release();
    expect(() => openWriter(dir)).toThrow(expect.objectContaining({ code: "dataset/not-prepared" }));
  });

  it("should name the line of a journal that somebody changed", async () => {
    const dir = temporaryFolder();
    await collectUnsealed(dir);
    const path = join(dir, journal);
    const lines = readFileSync(path, "utf8").split("\n");
    writeFileSync(path, lines.with(1, "not a row").join("\n"));
    await expect(collect(dir)).rejects.toThrow(`${path}, line 2: the row is not JSON`);
    writeFileSync(path, lines.with(1, '{"type":"nonsense","row":{}}').join("\n"));
    await expect(collect(dir)).rejects.toThrow(`line 2: the row has the unknown type "nonsense"`);
  });
});
