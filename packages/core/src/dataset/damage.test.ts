import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GymError } from "../errors.js";
import { temporaryFolder } from "../internal/temporary-folder.js";
import { randomPolicy } from "../policy/random-policy.js";
import { houseModule } from "../testing/demo/house-module.js";
import { collectEpisodes } from "./collect-episodes.js";
import { loadManifest, writeManifest } from "./manifest.js";
import { duplications, mutations } from "./mutations.fixture.js";
import { readLoosely } from "./old-dataset.fixture.js";
import { openDataset } from "./open-dataset.js";
import { verifyDataset } from "./verify-dataset.js";

const about = {
  envModule: houseModule,
  policy: { name: "random", open: randomPolicy },
  seed: 3,
  shardBytes: 12_000,
};
const episodes = 5;

/** How far the manifest of a dataset is: it lists all, it lists the shards beside a journal, or it knows of nothing. */
const states = ["complete", "interrupted", "killed"] as const;
const home = mkdtempSync(join(tmpdir(), "rwml-damage-"));

async function make(state: (typeof states)[number]): Promise<string> {
  const dir = join(home, state);
  const controller = new AbortController();
  await collectEpisodes({
    ...{ dir, ...about, episodes: state === "complete" ? episodes : episodes + 1 },
    signal: controller.signal,
    onProgress(progress) {
      if (state !== "complete" && progress.episodes === episodes) controller.abort();
    },
  });
  if (state !== "killed") return dir;
  const manifest = loadManifest(dir);
  const { counts } = manifest;
  const none = Object.fromEntries(Object.keys(counts).map((name) => [name, 0])) as unknown as typeof counts;
  writeManifest(dir, { ...manifest, counts: none, shards: [] });
  return dir;
}

beforeAll(async () => {
  for (const state of states) await make(state);
});
afterAll(() => rmSync(home, { recursive: true }));

function copyOf(state: string): string {
  const dir = temporaryFolder();
  cpSync(join(home, state), dir, { recursive: true });
  return dir;
}

const name = (kind: string, number: number) => `${kind}-w0-0000${number}.jsonl.gz`;
const kinds = ["episodes", "transitions"] as const;

function swap(dir: string, one: string, other: string): void {
  renameSync(join(dir, one), join(dir, "aside"));
  renameSync(join(dir, other), join(dir, one));
  renameSync(join(dir, "aside"), join(dir, other));
}

/** The number of a dataset's last pair of shards. */
const lastPair = (dir: string) => readdirSync(dir).filter((file) => file.startsWith("episodes-")).length - 1;

/** The number behind that pair and the journal that may follow it. */
const nextFree = (dir: string) =>
  lastPair(dir) + 1 + readdirSync(dir).filter((file) => file.startsWith("journal-")).length;

function rewrite(dir: string, file: string, change: (lines: string[]) => string[]): void {
  const path = join(dir, file);
  const lines = gunzipSync(readFileSync(path)).toString().trimEnd().split("\n");
  const changed = change(lines);
  expect(changed).not.toEqual(lines);
  writeFileSync(path, gzipSync(changed.map((line) => `${line}\n`).join("")));
}

function changeRow(line: string, change: object): string {
  return JSON.stringify({ ...JSON.parse(line), ...change });
}

type Damage = (dir: string) => void;

const damages: Record<string, Damage> = {
  "two pairs swapped": (dir) => {
    for (const kind of kinds) swap(dir, name(kind, 0), name(kind, 1));
  },
  "two shards of episodes swapped": (dir) => swap(dir, name("episodes", 0), name("episodes", 1)),
  "two shards of transitions swapped": (dir) => swap(dir, name("transitions", 0), name("transitions", 1)),
  "the two shards of a pair swapped": (dir) => swap(dir, name("episodes", 0), name("transitions", 0)),
  "a pair with another number": (dir) => {
    const [last, next] = [lastPair(dir), nextFree(dir)];
    for (const kind of kinds) renameSync(join(dir, name(kind, last)), join(dir, name(kind, next)));
  },
  "a pair twice": (dir) => {
    const next = nextFree(dir);
    for (const kind of kinds) copyFileSync(join(dir, name(kind, 0)), join(dir, name(kind, next)));
  },
  "a pair in another's place": (dir) => {
    for (const kind of kinds) copyFileSync(join(dir, name(kind, 0)), join(dir, name(kind, 1)));
  },
  ...Object.fromEntries(
    kinds.flatMap((kind): [string, Damage][] => {
      const file = name(kind, 0);
      return [
        [
          `${kind} torn`,
          (dir) => writeFileSync(join(dir, file), readFileSync(join(dir, file)).subarray(0, -9)),
        ],
        [`${kind} with letters behind them`, (dir) => appendFileSync(join(dir, file), "garbage")],
        [`${kind} with zeros behind them`, (dir) => appendFileSync(join(dir, file), Buffer.alloc(3))],
        [`${kind} with a member behind them`, (dir) => appendFileSync(join(dir, file), gzipSync("{}\n"))],
        [`${kind} without bytes`, (dir) => writeFileSync(join(dir, file), "")],
        [`${kind} without rows`, (dir) => writeFileSync(join(dir, file), gzipSync(""))],
        [`${kind} with their last row twice`, (dir) => rewrite(dir, file, (rows) => [...rows, rows.at(-1)!])],
        [`${kind} without their last row`, (dir) => rewrite(dir, file, (rows) => rows.slice(0, -1))],
        [
          `${kind} with a row of another episode`,
          (dir) => rewrite(dir, file, (rows) => [...rows, changeRow(rows.at(-1)!, { episode: 40 })]),
        ],
        [`${kind} with a row that is none`, (dir) => rewrite(dir, file, (rows) => rows.with(0, "{}"))],
        [
          `${kind} with the last row's end torn off`,
          (dir) => {
            const text = gunzipSync(readFileSync(join(dir, file)));
            writeFileSync(join(dir, file), gzipSync(text.subarray(0, -1)));
          },
        ],
      ];
    }),
  ),
  ...Object.fromEntries(
    Object.entries({ seed: 77, rules: "demo/house@2", policy: "me", steps: 1, episode: 3 }).map(
      ([field, value]): [string, Damage] => [
        `an episode with the ${field} ${value}`,
        (dir) =>
          rewrite(dir, name("episodes", 0), (rows) => rows.with(0, changeRow(rows[0]!, { [field]: value }))),
      ],
    ),
  ),
};

/** Only what says that it is complete cannot have these beside it. */
const leftovers: Record<string, Damage> = {
  "an empty journal": (dir) => writeFileSync(join(dir, `journal-w0-0000${lastPair(dir) + 1}.jsonl`), ""),
  "a journal of a sealed pair": (dir) => writeFileSync(join(dir, "journal-w0-00000.jsonl"), ""),
  "an empty journal of episodes that are played again": (dir) =>
    writeFileSync(join(dir, "retry-w0.jsonl"), ""),
};

const readers: Record<string, (dir: string) => Promise<unknown>> = {
  async recordings(dir) {
    for await (const _ of (await openDataset(dir)).recordings());
  },
  async transitions(dir) {
    for await (const _ of (await openDataset(dir)).transitions());
  },
  verify: (dir) => verifyDataset(dir, async () => houseModule),
  "collecting the same": (dir) =>
    collectEpisodes({ dir, ...about, episodes: loadManifest(dir).episodes ?? 0 }),
  "collecting more": (dir) => collectEpisodes({ dir, ...about, episodes: episodes + 3 }),
};

async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return "accepted";
  } catch (failure) {
    return failure instanceof GymError ? failure.code : `${failure}`;
  }
}

function bytesOf(dir: string): Record<string, string> {
  const files = readdirSync(dir).filter((file) => !file.startsWith("lock"));
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(dir, file)).toString("base64")]));
}

/** What is wrong with how the readers take a dataset that they must refuse and leave as it is. */
async function faults(damagedCopy: () => string): Promise<string[]> {
  const wrong: string[] = [];
  for (const [reader, read] of Object.entries(readers)) {
    const dir = damagedCopy();
    const before = bytesOf(dir);
    const code = await codeOf(() => read(dir));
    if (!/^dataset\/(missing|changed|broken|other)-/.test(code)) wrong.push(`${reader}: ${code}`);
    for (const [file, bytes] of Object.entries(bytesOf(dir))) {
      if (before[file] !== bytes) wrong.push(`${reader} wrote ${file}`);
    }
  }
  return wrong;
}

describe("a damaged dataset", () => {
  it.each(states)("should have been whole before, as %s", async (state) => {
    expect(lastPair(join(home, state))).toBeGreaterThan(0);
    for (const read of Object.values(readers))
      expect(await codeOf(() => read(copyOf(state)))).toBe("accepted");
  });

  it.each(states.flatMap((state) => Object.keys(damages).map((what) => [state, what] as const)))(
    "should be refused by every reader and left as it is: %s, %s",
    async (state, what) => {
      const damagedCopy = () => {
        const dir = copyOf(state);
        damages[what]!(dir);
        return dir;
      };
      expect(await faults(damagedCopy)).toEqual([]);
    },
  );

  it.each(Object.keys(leftovers))("should be refused with %s where it is complete", async (what) => {
    for (const read of Object.values(readers)) {
      const dir = copyOf("complete");
      leftovers[what]!(dir);
      expect(await codeOf(() => read(dir))).toBe("dataset/broken-manifest");
    }
  });

  it.each(["complete", "interrupted"])(
    "should be refused with any change of its manifest: %s",
    async (state) => {
      const manifest = readLoosely(join(home, state)) as never;
      const texts = [
        ...mutations(manifest).map(({ what, value }) => ({ what, text: JSON.stringify(value, null, 2) })),
        ...duplications(manifest),
      ];
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...texts), async ({ what, text }) => {
          const damagedCopy = () => {
            const dir = copyOf(state);
            writeFileSync(join(dir, "manifest.json"), text);
            return dir;
          };
          expect([what, await faults(damagedCopy)]).toEqual([what, []]);
        }),
        { numRuns: 60 },
      );
    },
  );
});
