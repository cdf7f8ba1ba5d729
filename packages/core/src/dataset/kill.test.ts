import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
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
import { verifyDataset } from "./verify-dataset.js";

const rounds = Number(process.env.RWML_KILL_ROUNDS ?? 3);
const episodes = 200 * rounds;
const shardBytes = 200_000;
const bootstrap = fileURLToPath(new URL("../../../rwml/bin/bootstrap.mjs", import.meta.url));
const child = fileURLToPath(new URL("./collect.child.ts", import.meta.url));

it(`should keep every recorded step through ${rounds} kills and end with the same bytes as without`, {
  timeout: 60_000 + rounds * 10_000,
}, async () => {
  const dir = temporaryFolder();
  const random = seededRandom(1, "kills");
  let kills = 0;
  for (;;) {
    const { killed, asked } = await collectUntil(dir, kills < rounds ? random.int(120) : null);
    if (!killed) break;
    kills++;
    const recorded = await recordedSteps(dir);
    for (const { episode, step } of asked) expect(recorded(episode)).toBeGreaterThanOrEqual(step);
  }
  expect(kills).toBeGreaterThan(0);

  const whole = temporaryFolder();
  await collectWithoutKills(whole);
  expect(folderDifference(dir, whole)).toBeNull();
  const report = await verifyDataset(dir, async () => houseModule);
  expect(report).toMatchObject({ episodes, agreeing: episodes, differences: [] });
});

/** Runs the child; kills it so many milliseconds after its first step, or lets it finish. */
async function collectUntil(
  dir: string,
  killAfter: number | null,
): Promise<{ killed: boolean; asked: readonly { episode: number; step: number }[] }> {
  const told = join(temporaryFolder(), "told");
  const output = openSync(told, "a");
  const parameters = ["--import", bootstrap, child, dir, String(episodes), String(shardBytes)];
  const running = spawn(process.execPath, parameters, { stdio: ["ignore", output, "inherit"] });
  closeSync(output);
  const end = once(running, "close");
  if (killAfter !== null) {
    while (statSync(told).size === 0 && running.exitCode === null) await setTimeout(5);
    await setTimeout(killAfter);
    running.kill("SIGKILL");
  }
  const [code, signal] = (await end) as [number | null, string | null];
  if (signal !== "SIGKILL" && code !== 0) throw new Error(`The child failed with ${code ?? signal}.`);
  const latest = new Map<string, { episode: number; step: number }>();
  for (const line of readFileSync(told, "utf8").split("\n").slice(0, -1)) {
    const [share = "", episode, step] = line.split(" ");
    latest.set(share, { episode: Number(episode), step: Number(step) });
  }
  return { killed: signal === "SIGKILL", asked: [...latest.values()] };
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
