// Collects until it is done or killed, and tells on standard output which step it has been asked for. Tests run it:
// `collect.child.ts <dir> <episodes> <shardBytes>`.
import { writeSync } from "node:fs";
import type { PolicyFactory } from "../policy/policy.js";
import { randomPolicy } from "../policy/random-policy.js";
import { houseModule } from "../testing/demo/house-module.js";
import { planCollection } from "./collect-episodes.js";
import { collectShare } from "./collect-share.js";
import { finishDataset } from "./finish-dataset.js";
import { openDataset } from "./open-dataset.js";
import { prepareDataset } from "./prepare-dataset.js";

const writers = 2;
const [dir = "", episodes = "0", shardBytes = "0"] = process.argv.slice(2);

const plan = planCollection({
  dir,
  envModule: houseModule,
  policy: "random",
  episodes: Number(episodes),
  writers,
});
const { release } = prepareDataset(dir, plan);
const finished: number[] = [];
for await (const { episode } of (await openDataset(dir)).episodes()) finished.push(episode);

/** Tells the episode and step for which an action is wanted: all steps before it must be in the dataset by then. */
function tellingPolicy(share: number): PolicyFactory {
  let episode = share + writers * (finished.filter((number) => number % writers === share).length - 1);
  return (opening) => {
    episode += writers;
    let step = 0;
    const policy = randomPolicy(opening);
    return {
      act(input) {
        writeSync(1, `${share} ${episode} ${step}\n`);
        step++;
        return policy.act(input);
      },
    };
  };
}

await Promise.all(
  [0, 1].map((share) =>
    collectShare({
      dir,
      envModule: houseModule,
      policy: tellingPolicy(share),
      share,
      shardBytes: Number(shardBytes),
    }),
  ),
);
await finishDataset(dir);
release();
