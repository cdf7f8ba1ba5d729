import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type AlfworldState, alfworldRules } from "@rwml/alfworld";
import { type Json, randomPolicy } from "@rwml/core";
import { collectEpisodes, type Dataset, openDataset, rebuildStates } from "@rwml/core/dataset";
import type { Benchmark, Figure } from "./benchmark.js";
import { tasksOf } from "./game-choice.js";

/** Whole states make about 40 kB of text a row, so not too many. */
const episodes = 60;
const maxSteps = 50;

/** What a recorded step costs on disk. */
export const datasetSize: Benchmark = {
  name: "dataset-size",
  about: "bytes on disk of a recorded step, beside rows that hold the states themselves",

  async run({ games }) {
    const dir = mkdtempSync(join(tmpdir(), "rwml-bench-dataset-"));
    try {
      const envModule = { rules: alfworldRules, tasks: tasksOf(games.load()) };
      const policy = { name: "random", open: randomPolicy };
      await collectEpisodes({ dir, envModule, policy, episodes, maxSteps, seed: 1 });
      const dataset = await openDataset(dir);
      const whole = await bytesWithStates(dataset, (state) => state);
      const changing = await bytesWithStates(dataset, ({ room: _, ...rest }) => rest);
      const { counts, shards } = dataset.manifest;
      const sum = (kind: string) =>
        shards.filter(({ file }) => file.startsWith(kind)).reduce((bytes, shard) => bytes + shard.bytes, 0);
      const recorded = sum("episodes") + sum("transitions");
      return {
        subject: `${counts.steps} steps of ${episodes} episodes, of ${games.about}; everything compressed by gzip`,
        figures: [
          once("dataset, a step", "bytes", recorded / counts.steps),
          once("of it the transition rows", "bytes", sum("transitions") / counts.steps),
          once("rows with whole states / dataset", "×", whole / recorded),
          once("rows with what can change in the states / dataset", "×", changing / recorded),
        ],
        notes: [
          "The same episodes give the same bytes, so one round is enough.",
          "gzip looks back 32 kB, which is less than a row with whole states holds; hashes hardly compress at all.",
        ],
      };
    } finally {
      rmSync(dir, { recursive: true });
    }
  },
};

/** Compressed bytes of the same rows with the states before and after in place of patches, hashes and snapshots. */
async function bytesWithStates(dataset: Dataset, keep: (state: AlfworldState) => object): Promise<number> {
  let bytes = 0;
  for await (const { episode, transitions } of dataset.recordings()) {
    const states = [...rebuildStates(episode.snapshot?.state as Json, transitions)];
    const rows = transitions.map(({ patches: _, hashBefore: __, hashAfter: ___, ...row }, index) => {
      const [before, after] = [states[index], states[index + 1]] as unknown as AlfworldState[];
      return JSON.stringify({ ...row, before: keep(before!), after: keep(after!) });
    });
    bytes += gzipSync(rows.join("\n")).length;
  }
  return bytes;
}

function once(name: string, unit: string, value: number): Figure {
  return { name, unit, values: [value] };
}
