/**
 * Plays the environment of `river.ts`, records it to a dataset, and checks it against the laws of all environments.
 *
 *     node --import ./packages/rwml/bin/bootstrap.mjs examples/first-environment.ts
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEnv, randomPolicy } from "@rwml/core";
import { collectEpisodes, openDataset, verifyDataset } from "@rwml/core/dataset";
import { checkLaws } from "@rwml/core/testing";
import { river } from "./river.js";

const env = openEnv(river.rules, river);
console.log(env.reset({ task: "to-the-far-bank" }).observation);
for (const action of ["ferry goat", "ferry wolf", "cross", "ferry cabbage"]) {
  const { observation, patches, rejection } = env.step(action);
  const changes = patches.map(({ path, value }) => `${path.join("/")} = ${value}`);
  console.log(`> ${action}\n${observation}`);
  console.log(`  ${rejection === null ? changes.join(", ") : `${rejection.reason}, nothing changes`}`);
}

const dir = mkdtempSync(join(tmpdir(), "river-"));
try {
  const policy = { name: "random", open: randomPolicy };
  const { manifest } = await collectEpisodes({ dir, envModule: river, policy, episodes: 200, seed: 1 });
  const { episodes, steps, reward } = manifest.counts;
  console.log(`\nrecorded ${episodes} random episodes with ${steps} steps, ${reward} of them solved`);

  const { agreeing } = await verifyDataset(dir, async () => river);
  console.log(`played again, ${agreeing} of ${episodes} are the same in every state`);

  const dataset = await openDataset(dir);
  console.log(`episode 7 after 2 steps: ${JSON.stringify(await dataset.stateAt(7, 2))}\n`);
} finally {
  rmSync(dir, { recursive: true });
}

for (const { law, held } of checkLaws(river)) console.log(`${held ? "ok" : "BROKEN"}  ${law}`);
