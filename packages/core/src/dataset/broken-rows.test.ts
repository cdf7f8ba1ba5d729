import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isGymError } from "../errors.js";
import { temporaryFolder } from "../internal/temporary-folder.js";
import { randomPolicy } from "../policy/random-policy.js";
import { rowChecks } from "../record/row-checks.js";
import type { AnyEnvModule } from "../registry/env-module.js";
import { houseModule } from "../testing/demo/house-module.js";
import { houseRules } from "../testing/demo/house-rules.js";
import { collectEpisodes } from "./collect-episodes.js";
import { filesOf, forgeLine, type LooseRow, looseRows } from "./forge-rows.fixture.js";
import { loadManifest } from "./manifest.js";
import { mutations } from "./mutations.fixture.js";
import { openDataset } from "./open-dataset.js";
import { verifyDataset } from "./verify-dataset.js";

/** A house in which nothing can be put down, so that some episodes fail. */
const envModule: AnyEnvModule = {
  ...houseModule,
  rules: {
    ...houseRules,
    apply(draft, action, random) {
      if (action.type === "put") throw new Error("it sticks");
      houseRules.apply(draft, action, random);
    },
  } as typeof houseRules,
};
const policy = { name: "random", open: randomPolicy };
const about = { envModule, policy, seed: 3, maxSteps: 12, shardBytes: 12_000 };
const episodes = 5;
const home = mkdtempSync(join(tmpdir(), "rwml-rows-"));

/** All sealed and listed, or with a journal that the manifest does not know. */
const states = ["complete", "interrupted"] as const;

beforeAll(async () => {
  for (const state of states) {
    const controller = new AbortController();
    await collectEpisodes({
      ...{ dir: join(home, state), ...about, shardBytes: state === "complete" ? 4_000 : 1e6 },
      episodes: state === "complete" ? episodes : episodes + 1,
      signal: controller.signal,
      onProgress(progress) {
        if (state !== "complete" && progress.episodes === episodes) controller.abort();
      },
    });
  }
});
afterAll(() => rmSync(home, { recursive: true }));

function copyOf(state: (typeof states)[number]): string {
  const dir = temporaryFolder();
  cpSync(join(home, state), dir, { recursive: true });
  return dir;
}

const readers: Record<string, (dir: string) => Promise<unknown>> = {
  async recordings(dir) {
    for await (const _ of (await openDataset(dir)).recordings());
  },
  verify: (dir) => verifyDataset(dir, async () => envModule),
  "going on": (dir) => collectEpisodes({ dir, ...about, episodes: episodes + 3 }),
  "playing failed episodes again": (dir) =>
    collectEpisodes({ dir, ...about, episodes: loadManifest(dir).episodes!, retryFailed: true }),
};

async function outcomeOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return "accepted";
  } catch (failure) {
    return isGymError(failure) ? `${failure.code}: ${failure.message}` : `${failure}`;
  }
}

type Type = "episode-start" | "episode-end" | "transition";
/** Gives another row, or the text of one. */
type Change = (row: LooseRow) => LooseRow | string;

const set = (field: string, value: unknown): Change => {
  return (row) => ({ ...row, [field]: value });
};
const inside = (field: string, change: object): Change => {
  return (row) => ({ ...row, [field]: { ...(row[field] as object), ...change } });
};
const failure = { code: "a/b", message: "", action: null };

const fields: readonly (readonly [Type, string, readonly unknown[]])[] = [
  ["episode-start", "blocks", [3, {}, null, "x", [], [null], [3], [{ path: {}, block: "0".repeat(64) }]]],
  ["episode-start", "snapshot", [{}, [], "x"]],
  ["episode-start", "seed", ["x", 0.5]],
  ["episode-start", "info", [null, []]],
  ["episode-start", "note", [""]],
  ["episode-end", "retried", ["x", -3, 0, 1.5]],
  [
    "episode-end",
    "error",
    [{}, "x", { ...failure, code: 5 }, { ...failure, message: {} }, { ...failure, stack: "" }],
  ],
  ["episode-end", "rewards", [1]],
  ["transition", "extra", [4]],
  ["transition", "expert", [5]],
  ["transition", "hashAfter", ["x"]],
  ["transition", "rejected", ["dunno"]],
  [
    "transition",
    "patches",
    [["x"], [null], [{ op: "replace", path: [], value: 3 }], [{ op: "move", path: ["a"] }]],
  ],
  ["transition", "patches", [[{ op: "remove", path: ["a"], value: 3 }], [{ op: "add", path: ["a"] }]]],
  [
    "transition",
    "patches",
    [[{ op: "add", path: [{}], value: 1 }], [{ op: "add", path: ["a"], value: 1, more: 1 }]],
  ],
];

const changes: Record<string, readonly [Type, Change]> = {
  ...Object.fromEntries(
    fields.flatMap(([type, field, values]) =>
      values.map(
        (value) => [`${field} ${JSON.stringify(value).slice(0, 60)}`, [type, set(field, value)]] as const,
      ),
    ),
  ),
  "a random stream of one number": ["episode-start", inside("snapshot", { random: [1] })],
  "a snapshot with more": ["episode-start", inside("snapshot", { more: 1 })],
  "a snapshot of other rules": ["episode-start", inside("snapshot", { rules: "demo/house@2" })],
  "an error without its action": ["episode-end", set("error", { code: "policy/failed", message: "" })],
  "a misspelt field": ["transition", ({ rejected, ...row }) => ({ ...row, rejectd: rejected })],
  "a field twice": [
    "transition",
    (row) => JSON.stringify(row).replace('"action":', '"action":"x","action":'),
  ],
  "info without an end": [
    "transition",
    (row) =>
      JSON.stringify({ ...row, info: { a: 1 } }).replace(
        '"a":1',
        `"a":${"[".repeat(20_000)}${"]".repeat(20_000)}`,
      ),
  ],
  "a field of info twice": [
    "transition",
    (row) => JSON.stringify({ ...row, info: { a: 1 } }).replace('"a":1', '"a":2,"a":1'),
  ],
};

/** Changes the first row of its type, in a shard or in the journal, and gives its place. */
function forge(dir: string, type: Type, change: Change): string {
  const text = (row: LooseRow): string => {
    const changed = change(row);
    return typeof changed === "string" ? changed : JSON.stringify(changed);
  };
  const [journal] = filesOf(dir, "journal");
  const [shard] = filesOf(dir, type === "transition" ? "transitions" : "episodes");
  const file = journal ?? shard!;
  const rows = looseRows(dir, file);
  const index = journal === undefined ? 0 : rows.findIndex((event) => event.type === type);
  const { row, ...event } = journal === undefined ? { row: rows[index] } : rows[index]!;
  const line = text(row as LooseRow);
  forgeLine(
    dir,
    file,
    index,
    journal === undefined ? line : `${JSON.stringify(event).slice(0, -1)},"row":${line}}`,
  );
  return `${join(dir, file)}, line ${index + 1}: the row`;
}

describe("rows that are no rows", () => {
  it("should be told from rows that are", async () => {
    for (const state of states) {
      for (const read of Object.values(readers))
        expect(await outcomeOf(() => read(copyOf(state)))).toBe("accepted");
      const report = await verifyDataset(copyOf(state), async () => envModule);
      expect(report).toMatchObject({ episodes, differences: [] });
      expect(report.failedAlike).toBeGreaterThan(0);
    }
  });

  it.each(states.flatMap((state) => Object.keys(changes).map((what) => [state, what] as const)))(
    "should be refused by every reader, which names file and line: %s, %s",
    async (state, what) => {
      const [type, change] = changes[what]!;
      for (const [reader, read] of Object.entries(readers)) {
        const dir = copyOf(state);
        const place = forge(dir, type, change);
        const outcome = await outcomeOf(() => read(dir));
        expect([reader, outcome]).toEqual([reader, expect.stringContaining(`dataset/broken-row: ${place}`)]);
        expect(outcome).toContain("The file was changed after it was written");
      }
    },
  );

  it("should never be taken for something else that broke", async () => {
    const dir = copyOf("complete");
    const [episodeFile, stepFile] = [filesOf(dir, "episodes")[0]!, filesOf(dir, "transitions")[0]!];
    for (const [file, check] of [
      [episodeFile, rowChecks.episode],
      [stepFile, rowChecks.transition],
    ] as const) {
      const [row] = looseRows(dir, file);
      // What lies in info, task and state is free; the rest may be wrong, and never breaks what checks it.
      for (const { value } of mutations(row as never)) {
        const flaw = check(value);
        expect(flaw === null || flaw.length > 0).toBe(true);
      }
      const inFields = mutations(
        { ...row, info: {}, ...(file === episodeFile ? { task: null } : {}) } as never,
        "",
      ).filter(
        ({ what }) =>
          /with (more|.* misspelt)$/.test(what) &&
          !/^\/(info|snapshot\/state|patches\/\d+\/value)\b/.test(what),
      );
      expect(inFields.length).toBeGreaterThan(10);
      for (const { what, value } of inFields)
        expect([what, check(value)]).toEqual([what, expect.any(String)]);
    }
  });

  it("should count as failures only what the manifest says of those played again", async () => {
    const dir = copyOf("complete");
    const [file] = filesOf(dir, "episodes");
    forgeLine(dir, file!, 0, JSON.stringify({ ...looseRows(dir, file!)[0]!, retried: 2 }));
    await expect(verifyDataset(dir, async () => envModule)).rejects.toThrow(
      'says in "made" of the episodes that were played again null, and their rows {"episodes":1,"failed":',
    );
  });

  it("should not be blamed on rules when patches do not fit", async () => {
    const dir = copyOf("interrupted");
    const [journal] = filesOf(dir, "journal");
    const rows = looseRows(dir, journal!);
    const end = rows.findLastIndex(({ type }) => type === "episode-end");
    const index = rows
      .slice(0, end)
      .findLastIndex(
        ({ type, row }) => type === "transition" && (row as { patches: unknown[] }).patches.length > 0,
      );
    const patches = [{ op: "replace", path: ["nowhere", "at all"], value: 1 }];
    forgeLine(
      dir,
      journal!,
      index,
      JSON.stringify({ ...rows[index]!, row: { ...(rows[index]!.row as object), patches } }),
    );
    await expect(readers["going on"]!(dir)).rejects.toThrow(/The recording was changed after it was made/);
  });
});

describe("journals", () => {
  const about: readonly (readonly [string, (lines: LooseRow[]) => LooseRow[], RegExp])[] = [
    [
      "a step twice",
      (rows) => rows.toSpliced(1, 0, rows[1]!),
      /line 3: the row is step 0 of episode 0 where step 1 belongs/,
    ],
    ["no start", (rows) => rows.slice(1), /line 1: the row is transition of episode 0 outside an episode/],
    [
      "a step missing",
      (rows) => rows.toSpliced(1, 1),
      /line 2: the row is step 1 of episode 0 where step 0 belongs/,
    ],
    [
      "an end with more steps",
      (rows) =>
        rows.map((event) =>
          event.type === "episode-end" ? { ...event, row: { ...(event.row as object), steps: 99 } } : event,
        ),
      /the row ends episode 0 with 99 of \d+ steps/,
    ],
  ];
  it.each(about)("should be refused with %s", async (_, change, message) => {
    const dir = copyOf("interrupted");
    const [journal] = filesOf(dir, "journal");
    writeFileSync(
      join(dir, journal!),
      change(looseRows(dir, journal!))
        .map((row) => `${JSON.stringify(row)}\n`)
        .join(""),
    );
    for (const read of Object.values(readers)) expect(await outcomeOf(() => read(dir))).toMatch(message);
  });
});
