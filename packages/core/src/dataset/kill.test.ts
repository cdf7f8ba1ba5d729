import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../internal/temporary-folder.js";
import { randomPolicy } from "../policy/random-policy.js";
import { seededRandom } from "../random/seed.js";
import { houseModule } from "../testing/demo/house-module.js";
import { planCollection } from "./collect-episodes.js";
import { collectShare } from "./collect-share.js";
import { finishDataset } from "./finish-dataset.js";
import { folderDifference } from "./folder-difference.fixture.js";
import { readJournal } from "./journal.js";
import { openDataset } from "./open-dataset.js";
import { prepareDataset } from "./prepare-dataset.js";
import { runUntilKilled } from "./until-killed.fixture.js";
import { verifyDataset } from "./verify-dataset.js";

const rounds = Number(process.env.RWML_KILL_ROUNDS ?? 3);
const episodes = 200 * rounds;
const shardBytes = 200_000;

it(`should keep every recorded step through ${rounds} kills and end with the same bytes as without`, {
  timeout: 60_000 + rounds * 10_000,
}, async () => {
  const dir = temporaryFolder();
  const random = seededRandom(1, "kills");
  let kills = 0;
  for (;;) {
    const killAfter = kills < rounds ? random.int(120) : null;
    const { killed, told } = await runUntilKilled("collect.child.ts", [dir, episodes, shardBytes], killAfter);
    if (!killed) break;
    kills++;
    const recorded = await recordedSteps(dir);
    for (const { episode, step } of lastAsked(told)) expect(recorded(episode)).toBeGreaterThanOrEqual(step);
  }
  expect(kills).toBeGreaterThan(0);

  const whole = temporaryFolder();
  await collectWithoutKills(whole);
  expect(folderDifference(dir, whole)).toBeNull();
  const report = await verifyDataset(dir, async () => houseModule);
  expect(report).toMatchObject({ episodes, agreeing: episodes, differences: [] });
});

/** The last step of each share that was asked for. */
function lastAsked(told: string): readonly { readonly episode: number; readonly step: number }[] {
  const latest = new Map<string, { episode: number; step: number }>();
  for (const line of told.split("\n").slice(0, -1)) {
    const [share = "", episode, step] = line.split(" ");
    latest.set(share, { episode: Number(episode), step: Number(step) });
  }
  return [...latest.values()];
}

/** How many steps of an episode are in the dataset's files. */
async function recordedSteps(dir: string): Promise<(episode: number) => number> {
  const finished = new Set<number>();
  for await (const { episode } of (await openDataset(dir)).episodes()) finished.add(episode);
  const unfinished = readdirSync(dir)
    .filter((name) => name.startsWith("journal"))
    .flatMap((name) => readJournal(join(dir, name)));
  return (episode) =>
    finished.has(episode)
      ? Number.POSITIVE_INFINITY
      : unfinished.filter(({ type, row }) => type === "transition" && row.episode === episode).length;
}

async function collectWithoutKills(dir: string): Promise<void> {
  const about = { dir, envModule: houseModule, policy: "random", episodes, writers: 2 };
  const { release } = prepareDataset(dir, planCollection(about));
  for (const share of [0, 1]) {
    await collectShare({ dir, envModule: houseModule, policy: randomPolicy, share, shardBytes });
  }
  await finishDataset(dir);
  release();
}
