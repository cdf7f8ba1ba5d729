import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, cpSync, openSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { temporaryFolder } from "../internal/temporary-folder.js";
import { randomPolicy } from "../policy/random-policy.js";
import { seededRandom } from "../random/seed.js";
import type { AnyEnvModule } from "../registry/env-module.js";
import { houseModule } from "../testing/demo/house-module.js";
import { houseRules } from "../testing/demo/house-rules.js";
import { collectEpisodes } from "./collect-episodes.js";
import { openDataset } from "./open-dataset.js";

const rounds = Number(process.env.RWML_KILL_ROUNDS ?? 3);
const episodes = 60;
const shardBytes = 60_000;
const bootstrap = fileURLToPath(new URL("../../../rwml/bin/bootstrap.mjs", import.meta.url));
const child = fileURLToPath(new URL("./retry.child.ts", import.meta.url));

/** The house, with a door that falls apart when it is unlocked. */
const fragile: AnyEnvModule = {
  ...houseModule,
  rules: {
    ...houseRules,
    apply(draft, action, random) {
      if (action.type === "unlock") throw new Error("The door falls apart.");
      return houseRules.apply(draft, action, random);
    },
  } as AnyEnvModule["rules"],
};

it(`should be readable after each of ${rounds} kills while failed episodes are played again, and end the same`, {
  timeout: 60_000 + rounds * 10_000,
}, async () => {
  const [dir, whole] = [temporaryFolder(), temporaryFolder()];
  const policy = { name: "random", open: randomPolicy };
  const { manifest } = await collectEpisodes({ dir, envModule: fragile, policy, episodes, shardBytes });
  expect(manifest.counts.failed).toBeGreaterThan(10);
  cpSync(dir, whole, { recursive: true });
  await collectEpisodes({
    dir: whole,
    envModule: houseModule,
    policy,
    episodes,
    shardBytes,
    retryFailed: true,
  });

  const random = seededRandom(1, "kills");
  let kills = 0;
  while (await retryUntilKilled(dir, kills < rounds ? random.int(150) : null)) {
    kills++;
    const numbers: number[] = [];
    for await (const { episode } of (await openDataset(dir)).recordings()) numbers.push(episode.episode);
    expect(numbers).toEqual(Array.from({ length: episodes }, (_, number) => number));
  }
  expect(kills).toBeGreaterThan(0);
  expect(readFolder(dir)).toEqual(readFolder(whole));
});

/** Runs the child; kills it so many milliseconds after its first episode, or lets it finish. Whether it was killed. */
async function retryUntilKilled(dir: string, killAfter: number | null): Promise<boolean> {
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
  return signal === "SIGKILL";
}

function readFolder(dir: string): readonly [string, string][] {
  return readdirSync(dir)
    .sort()
    .map((name) => [name, readFileSync(join(dir, name)).toString("base64")]);
}
