import { cpSync } from "node:fs";
import { expect, it } from "vitest";
import { temporaryFolder } from "../internal/temporary-folder.js";
import { randomPolicy } from "../policy/random-policy.js";
import { seededRandom } from "../random/seed.js";
import type { AnyEnvModule } from "../registry/env-module.js";
import { houseModule } from "../testing/demo/house-module.js";
import { houseRules } from "../testing/demo/house-rules.js";
import { collectEpisodes } from "./collect-episodes.js";
import { folderDifference } from "./folder-difference.fixture.js";
import { openDataset } from "./open-dataset.js";
import { runUntilKilled } from "./until-killed.fixture.js";

const rounds = Number(process.env.RWML_KILL_ROUNDS ?? 3);
const episodes = 60;
const shardBytes = 60_000;

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
  for (;;) {
    const killAfter = kills < rounds ? random.int(150) : null;
    const { killed } = await runUntilKilled("retry.child.ts", [dir, episodes, shardBytes], killAfter);
    if (!killed) break;
    kills++;
    const numbers: number[] = [];
    for await (const { episode } of (await openDataset(dir)).recordings()) numbers.push(episode.episode);
    expect(numbers).toEqual(Array.from({ length: episodes }, (_, number) => number));
  }
  expect(kills).toBeGreaterThan(0);
  expect(folderDifference(dir, whole)).toBeNull();
});
