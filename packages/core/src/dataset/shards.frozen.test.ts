import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { temporaryFolder } from "../internal/temporary-folder.js";
import { randomPolicy } from "../policy/random-policy.js";
import { houseModule } from "../testing/demo/house-module.js";
import { collectEpisodes } from "./collect-episodes.js";
import { largeHouse } from "./large-house.fixture.js";
import { sha256Of } from "./read-shard.js";

const random = { name: "random", open: randomPolicy };

/** The SHA-256 of what each file of a collection holds; how it is compressed is up to the version of Node. */
async function contents(envModule: typeof houseModule | typeof largeHouse, shardBytes: number) {
  const dir = temporaryFolder();
  await collectEpisodes({ dir, envModule, policy: random, episodes: 4, seed: 5, maxSteps: 30, shardBytes });
  const files = readdirSync(dir).filter((name) => name.endsWith(".gz"));
  return Object.fromEntries(
    files.sort().map((name) => [name, sha256Of(gunzipSync(readFileSync(join(dir, name))))]),
  );
}

it("should write the rows that it always wrote", async () => {
  expect(await contents(houseModule, 10_000)).toMatchInlineSnapshot(`
    {
      "episodes-w0-00000.jsonl.gz": "aec897a91dafc9f4da4784b572ede92c530c402a0d1512dd94f4d919eca75f68",
      "episodes-w0-00001.jsonl.gz": "66e8252324eada3210cba20609b362138d8d2b058f99bf783b5034797baae06a",
      "episodes-w0-00002.jsonl.gz": "9234938b6b9a934d7ec70fc3b239019ca80dce1e5d3cac1ab250181bffe6d76e",
      "transitions-w0-00000.jsonl.gz": "8defca4bb1f126bf03afc72852ba19598380deade044985d5f77a432f3cd0f38",
      "transitions-w0-00001.jsonl.gz": "1da705270fcaa62f5a11c293a486efa9181af34d16207d6befd2ade6341e29f7",
      "transitions-w0-00002.jsonl.gz": "3d62f5965d6612a3d82a864bc61d041effd690a39bac73302526285c797083ba",
    }
  `);
});

it("should write the rows and blocks of large states that it always wrote", async () => {
  expect(await contents(largeHouse, 1e9)).toMatchInlineSnapshot(`
    {
      "block-cd5f0fb3c80f0e1ff50ae1cafb8a43986f11b983e687b0ff7a3dcf3668c32085.json.gz": "cd5f0fb3c80f0e1ff50ae1cafb8a43986f11b983e687b0ff7a3dcf3668c32085",
      "block-cd69b308bc9937d52512d8e7117c24285c69d73636739102c0ca09c6aff6f6f6.json.gz": "cd69b308bc9937d52512d8e7117c24285c69d73636739102c0ca09c6aff6f6f6",
      "episodes-w0-00000.jsonl.gz": "3154e0283fe3d4eb92e9bd0f40752cc32e17ad363923994641d1431600569018",
      "transitions-w0-00000.jsonl.gz": "38443c7e96ff9e665c8c6c12c4d0091c2174bd820a1d2e4b871097de9d6b1ff6",
    }
  `);
});
