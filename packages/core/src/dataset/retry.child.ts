// Plays the failed episodes of a dataset again until it is done or killed, and tells on standard output when it begins
// each. A test runs it: `retry.child.ts <dir> <episodes> <shardBytes>`.
import { writeSync } from "node:fs";
import { randomPolicy } from "../policy/random-policy.js";
import { houseModule } from "../testing/demo/house-module.js";
import { collectEpisodes } from "./collect-episodes.js";

const [dir = "", episodes = "0", shardBytes = "0"] = process.argv.slice(2);

await collectEpisodes({
  dir,
  envModule: houseModule,
  policy: { name: "random", open: randomPolicy },
  episodes: Number(episodes),
  shardBytes: Number(shardBytes),
  retryFailed: true,
  onProgress: () => writeSync(1, "."),
});
