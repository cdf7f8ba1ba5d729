import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openEnv } from "../env/open-env.js";
import { isGymError } from "../errors.js";
import { sameJson } from "../internal/same-json.js";
import { temporaryFolder } from "../internal/temporary-folder.js";
import type { PolicyFactory } from "../policy/policy.js";
import { randomPolicy } from "../policy/random-policy.js";
import { EpisodeRecorder } from "../record/episode-recorder.js";
import { rulesName } from "../rules/rules-name.js";
import { houseModule } from "../testing/demo/house-module.js";
import { collectEpisodes, planCollection } from "./collect-episodes.js";
import { collectShare } from "./collect-share.js";
import { openWriter } from "./dataset-writer.js";
import { finishDataset } from "./finish-dataset.js";
import { largeHouse } from "./large-house.fixture.js";
import { parseManifest, readManifest } from "./manifest.js";
import { duplications, type Mutation, mutations } from "./mutations.fixture.js";
import { downgrade, makeOld, readLoosely, withChecksum, writeLoosely } from "./old-dataset.fixture.js";
import { openDataset } from "./open-dataset.js";
import { prepareDataset } from "./prepare-dataset.js";

/** Two writers, of which each has two pairs of shards; one episode of them failed, some were cut off. */
async function dataset(dir = temporaryFolder()): Promise<string> {
  const plan = planCollection({
    dir,
    envModule: houseModule,
    policy: "tired",
    episodes: 8,
    seed: 3,
    writers: 2,
  });
  const { release } = prepareDataset(dir, {
    ...plan,
    licence: "CC0-1.0",
    made: { by: "a test", options: [1] },
  });
  for (const share of [0, 1]) {
    await collectShare({ dir, envModule: houseModule, policy: tired, share, shardBytes: 40_000 });
  }
  await finishDataset(dir);
  release();
  return dir;
}

const tired: PolicyFactory = (opening) => {
  const policy = randomPolicy(opening);
  let left = 0;
  return {
    act(input) {
      if (++left > 30 && opening.random.int(40) === 0) throw new Error("tired");
      return policy.act(input);
    },
  };
};

/** Interrupted: a sealed pair that the manifest lists, and a journal. */
async function interrupted(dir = temporaryFolder()): Promise<string> {
  const controller = new AbortController();
  const policy = { name: "random", open: randomPolicy };
  await collectEpisodes({
    ...{ dir, envModule: houseModule, policy, episodes: 6, seed: 3, shardBytes: 12_000 },
    signal: controller.signal,
    onProgress: ({ episodes }) => {
      if (episodes === 5) controller.abort();
    },
  });
  return dir;
}

/** Interrupted before anything was sealed. */
async function young(dir = temporaryFolder()): Promise<string> {
  const controller = new AbortController();
  const policy = { name: "random", open: randomPolicy };
  const onProgress = () => controller.abort();
  const about = { dir, envModule: houseModule, policy, episodes: 3 };
  await collectEpisodes({ ...about, signal: controller.signal, onProgress });
  return dir;
}

/** Its episodes refer to blocks. */
async function large(dir = temporaryFolder()): Promise<string> {
  const policy = { name: "random", open: randomPolicy };
  await collectEpisodes({ dir, envModule: largeHouse, policy, episodes: 2, maxSteps: 3 });
  return dir;
}

/** As imports write it: no seeds, and the episodes counted beforehand. */
async function imported(dir = temporaryFolder()): Promise<string> {
  const about = { rules: rulesName(houseModule.rules), policy: "me", seed: null, taskId: null };
  const plan = planCollection({ dir, envModule: houseModule, policy: "me", episodes: 3, writers: 1 });
  const { release } = prepareDataset(dir, { ...plan, seed: null, tasks: "in-order", maxSteps: null });
  const writer = openWriter(dir);
  for (const episode of [0, 1, 2]) {
    const env = openEnv(houseModule.rules);
    const { info, task } = env.reset({ task: { thing: "mug", place: "desk" }, seed: episode });
    const opening = { ...about, episode, task, info, snapshot: env.snapshot() };
    const recorder = new EpisodeRecorder((event) => writer.write(event), opening);
    for (const action of ["look", "take key"]) recorder.step(env.step(action));
    recorder.end();
  }
  writer.finish();
  await finishDataset(dir);
  release();
  return dir;
}

async function readAll(dir: string): Promise<number> {
  const opened = await openDataset(dir);
  let episodes = 0;
  for await (const { episode } of opened.recordings()) episodes += Number(episode.episode >= 0);
  return episodes;
}

async function codeOf(work: () => unknown): Promise<string> {
  try {
    return (await work()) === true ? "same" : "accepted";
  } catch (failure) {
    return isGymError(failure) ? failure.code : `${failure}`;
  }
}

/** The mutations that reading takes without a word, or about which it says something strange. */
async function accepted(dir: string, changes: readonly Mutation[]): Promise<string[]> {
  const refusals = [
    "dataset/broken-manifest",
    "dataset/other-format",
    "dataset/missing-shard",
    "dataset/changed-shard",
  ];
  const wrong: string[] = [];
  for (const { what, value } of changes) {
    writeLoosely(dir, value);
    const code = await codeOf(() => readAll(dir));
    if (!refusals.includes(code)) wrong.push(`${what}: ${code}`);
  }
  return wrong;
}

describe("a manifest", () => {
  it("should have nothing changed in it", async () => {
    const dir = await dataset();
    const whole = readLoosely(dir);
    expect(await accepted(dir, mutations(whole as never))).toEqual([]);
    writeLoosely(dir, whole);
    expect(await readAll(dir)).toBe(8);
  });

  it("should have nothing changed in it where blocks are, and where it was interrupted", async () => {
    const blocks = await large();
    expect(readLoosely(blocks).blocks).toHaveLength(2);
    const halted = await interrupted();
    for (const dir of [blocks, halted]) {
      expect(await accepted(dir, mutations(readLoosely(dir) as never))).toEqual([]);
    }
  });

  it("should have no field in it twice", async () => {
    for (const dir of [await dataset(), await interrupted()]) {
      const whole = readLoosely(dir);
      const wrong: string[] = [];
      for (const { what, text } of duplications(whole as never)) {
        const code = await codeOf(() => parseManifest(dir, text));
        if (code !== "dataset/broken-manifest" && code !== "dataset/other-format")
          wrong.push(`${what}: ${code}`);
      }
      expect(wrong).toEqual([]);
      expect(parseManifest(dir, JSON.stringify(whole))).toEqual(whole);
      expect(parseManifest(dir, JSON.stringify(whole, null, "\t"))).toEqual(whole);
    }
  });

  it("should not be nested without end", async () => {
    const dir = await dataset();
    const whole = JSON.stringify(readLoosely(dir));
    const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    for (const field of Object.keys(readLoosely(dir))) {
      const text = whole.replace(`"${field}":`, `"${field}":${deep},"x":`);
      expect(() => parseManifest(dir, text)).toThrow(/nested more than 1000 levels deep/);
    }
  });

  it("should have no byte changed in it", async () => {
    const dir = await imported();
    const path = join(dir, "manifest.json");
    const bytes = readFileSync(path);
    const whole = JSON.parse(bytes.toString());
    const wrong: string[] = [];
    for (let index = 0; index < bytes.length; index++) {
      const onDisk = index % 16 === 0;
      for (let bit = 0; bit < 8; bit++) {
        const flipped = bytes.with(index, bytes[index]! ^ (1 << bit));
        if (onDisk) writeFileSync(path, flipped);
        const read = () => (onDisk ? readManifest(dir) : parseManifest(dir, Buffer.from(flipped).toString()));
        const code = await codeOf(() => sameJson(read(), whole) || "another");
        if (!["same", "dataset/broken-manifest", "dataset/other-format"].includes(code)) {
          wrong.push(`byte ${index}, bit ${bit}: ${code}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it("should be compared with the rows where earlier versions wrote no checksum", async () => {
    // What no row shows, or what may have grown since an interrupted dataset was counted.
    const silent = /^it.(env|licence|made)|^it without licence|^it.(seed|episodes): null|^it.tasks: "drawn"/;
    const behind = /^it.(counts.|shards|episodes: \d)/;
    for (const dir of [makeOld(await dataset()), makeOld(await imported())]) {
      const wrong = await accepted(dir, mutations(readLoosely(dir) as never));
      expect(wrong.filter((what) => !silent.test(what))).toEqual([]);
    }
    const dir = makeOld(await interrupted());
    const wrong = await accepted(dir, mutations(readLoosely(dir) as never));
    expect(wrong.filter((what) => !silent.test(what) && !behind.test(what))).toEqual([]);
  });

  it("should be read as earlier versions wrote it", async () => {
    for (const checksum of [false, true]) {
      expect(await readAll(makeOld(await dataset(), { checksum }))).toBe(8);
      expect(await readAll(makeOld(await imported(), { checksum }))).toBe(3);
      const halted = makeOld(await interrupted(), { checksum });
      expect(readLoosely(halted).shards).not.toEqual([]);
      expect(readdirSync(halted).filter((name) => name.startsWith("journal"))).toHaveLength(1);
      expect(await readAll(halted)).toBe(5);
      expect(await readAll(makeOld(await large(), { checksum }))).toBe(2);
    }
    const fresh = temporaryFolder();
    const plan = planCollection({
      dir: fresh,
      envModule: houseModule,
      policy: "me",
      episodes: 3,
      writers: 1,
    });
    prepareDataset(fresh, plan).release();
    expect(await readAll(makeOld(fresh))).toBe(0);
  });

  it("should be gone on with as earlier versions wrote it", async () => {
    const [old, whole] = [makeOld(await interrupted()), temporaryFolder()];
    const { length: sealed } = readLoosely(old).shards as unknown[];
    expect(sealed).toBeGreaterThan(0);
    const policy = { name: "random", open: randomPolicy };
    const about = { envModule: houseModule, policy, episodes: 6, seed: 3, shardBytes: 12_000 };
    await collectEpisodes({ dir: old, ...about });
    await collectEpisodes({ dir: whole, ...about });
    const { counts, shards, episodes } = readLoosely(whole);
    expect(readLoosely(old)).toMatchObject({ formatVersion: 3, made: { upgradedFrom: 1 }, counts, episodes });
    // What was sealed before is left as it was.
    const bytes = (entries: unknown) => (entries as { bytes: number }[]).map((entry) => entry.bytes);
    const mark = "formatVersion 3\0".length;
    const more = bytes(shards).map((length, index) => length - bytes(readLoosely(old).shards)[index]!);
    expect(more).toEqual(more.map((_, index) => (index < sealed ? mark : 0)));
    expect(await readAll(old)).toBe(6);
  });

  it.each([false, true])(
    "should be raised to this version where a checksum is %s, and say so",
    async (checksum) => {
      const policy = { name: "random", open: randomPolicy };
      const about = { envModule: largeHouse, policy, maxSteps: 3 };
      const dir = makeOld(await large(), { checksum });
      const old = readLoosely(dir);
      for (const episodes of [2, 2, 3]) {
        await collectEpisodes({ dir, ...about, episodes });
        expect(readLoosely(dir)).toMatchObject({ formatVersion: 3, made: { upgradedFrom: 2 }, episodes });
        expect(await readAll(dir)).toBe(episodes);
      }
      expect(readLoosely(dir).shards).toEqual(expect.arrayContaining(old.shards as unknown[]));
    },
  );

  it("should be raised to this version before anything is written beside it", async () => {
    const dir = makeOld(await interrupted());
    const plan = planCollection({
      dir,
      envModule: houseModule,
      policy: "random",
      ...{ episodes: 6, seed: 3, writers: 1 },
    });
    prepareDataset(dir, plan).release();
    expect(readLoosely(dir)).toMatchObject({ formatVersion: 3, made: { upgradedFrom: 1 }, complete: false });
    expect(await readAll(dir)).toBe(5);
  });

  it("should not pass for one of an earlier version", async () => {
    for (const dir of [
      await dataset(),
      await imported(),
      await large(),
      await interrupted(),
      await young(),
    ]) {
      downgrade(dir);
      const { policy, seed, episodes } = readLoosely(dir) as {
        policy: string;
        seed: number;
        episodes: number;
      };
      writeLoosely(dir, { ...readLoosely(dir), licence: "MIT" });
      const broken = {
        code: "dataset/broken-manifest",
        message: expect.stringContaining("was written in version 3"),
      };
      await expect(openDataset(dir)).rejects.toMatchObject(broken);
      expect(() => readManifest(dir)).toThrow(expect.objectContaining(broken));
      const about = {
        dir,
        envModule: houseModule,
        policy: { name: policy, open: randomPolicy },
        seed,
        episodes,
      };
      await expect(collectEpisodes(about)).rejects.toMatchObject(broken);
    }
  });

  it("should have its checksum and all counts, whatever somebody else wrote", async () => {
    const dir = await dataset();
    const { checksum: _, ...rest } = readLoosely(dir);
    const { unstarted: __, ...counts } = rest.counts as Record<string, number>;
    for (const manifest of [rest, { ...rest, counts }]) {
      writeLoosely(dir, manifest);
      await expect(openDataset(dir)).rejects.toThrow('it has no "checksum"');
    }
    writeLoosely(dir, withChecksum({ ...rest, counts }));
    await expect(openDataset(dir)).rejects.toThrow('it has no "unstarted" in counts');
  });

  it.each([
    ["seed", 4, "says that episode i has the seed 4 + i, and episode 0 was played with 3"],
    ["policy", "me", "says that the policy is me, and episode 0 was played by tired"],
    [
      "rules",
      "demo/house@2",
      "says that the rules are demo/house@2, and episode 0 was played with demo/house@1",
    ],
    ["maxSteps", 3, "says that the step limit is 3, and episode 0 has"],
    ["writers", 3, "lists episodes-w0-00000.jsonl.gz with"],
    ["episodes", 9, "says that it is complete, and counts 8 episodes of 9"],
    ["tasks", "in-order", "says that all tasks are played in order, and episode"],
    ["licence", "MIT", "was changed after it was written: its fields have the checksum"],
    ["shards", [], "lists shards with 0 episodes and 0 steps, and counts 8 and"],
    ["complete", false, "was changed after it was written"],
    ["seeed", 4, 'has the unknown field "seeed"'],
  ])("should be said to be broken where %s is %s", async (field, value, flaw) => {
    const dir = await dataset();
    writeLoosely(dir, { ...readLoosely(dir), [field]: value });
    await expect(openDataset(dir)).rejects.toMatchObject({
      code: "dataset/broken-manifest",
      message: expect.stringContaining(`${join(dir, "manifest.json")} is broken: it ${flaw}`),
    });
  });

  it.each([
    ["a number without an end", "1e999"],
    ["a depth without an end", `${"[".repeat(20_000)}${"]".repeat(20_000)}`],
    ["a key of prototypes", '{"__proto__":{"by":1}}'],
  ])("should be said to be broken where it holds %s", async (_, value) => {
    const dir = await imported();
    const path = join(dir, "manifest.json");
    writeFileSync(path, readFileSync(path, "utf8").replace(/"made": \{[^}]*\}/, `"made": {"by": ${value}}`));
    await expect(openDataset(dir)).rejects.toMatchObject({ code: "dataset/broken-manifest" });
  });

  it("should be mended with the checksum that the error names", async () => {
    const dir = await dataset();
    writeLoosely(dir, { ...readLoosely(dir), licence: "MIT" });
    const error = await openDataset(dir).catch((failure: Error) => failure.message);
    const [, checksum] = /write ([0-9a-f]{64}) into "checksum"/.exec(String(error)) ?? [];
    writeLoosely(dir, { ...readLoosely(dir), checksum });
    expect(await readAll(dir)).toBe(8);
  });
});
