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
        tell(`${share} ${episode} ${step}\n`);
        step++;
        return policy.act(input);
      },
    };
  };
}

/** Waits for a reader that is slow: a policy that fails for it would end its episode, and the dataset would differ. */
function tell(line: string): void {
  for (;;) {
    try {
      writeSync(1, line);
      return;
    } catch (failure) {
      if (!(failure instanceof Error && "code" in failure && failure.code === "EAGAIN")) throw failure;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
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
const { failed } = (await finishDataset(dir)).counts;
release();
if (failed > 0) throw new Error(`${failed} episodes failed, and none should.`);
