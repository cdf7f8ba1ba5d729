import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { collectDataset } from "../packages/rwml/src/act/collect/collect-dataset.js";
import type { Benchmark } from "./benchmark.js";
import { ratios, sideBySide } from "./side-by-side.js";

/** Enough that what a thread takes to start, and to warm up, is little beside what it plays. */
const episodes = 6_000;

/** What a second thread gives to a collection. */
export const collectWorkers: Benchmark = {
  name: "collect-workers",
  about: "rwml collect with one and two workers, from the start of the threads to the finished manifest",

  async run({ rounds }) {
    const values = await sideBySide(rounds, { one: () => collect(1), two: () => collect(2) });
    return {
      subject: `${episodes} episodes of alfworld/generated, random actions; each value a collection of its own`,
      figures: [
        { name: "one worker", unit: "steps/s", values: values.one },
        { name: "two workers", unit: "steps/s", values: values.two },
        {
          name: "two workers / one",
          unit: "×",
          values: ratios(values.two, values.one),
          target: { type: "at-least", value: 1.5 },
        },
      ],
      notes: [
        "Means something only where two cores have nothing else to do. Both also generate their games.",
      ],
    };
  },
};

async function collect(workers: number): Promise<number> {
  const dir = mkdtempSync(join(tmpdir(), "rwml-bench-collect-"));
  try {
    const start = performance.now();
    const { manifest } = await collectDataset({
      env: "alfworld/generated",
      policy: "random",
      ...{ out: dir, episodes, seed: 1, workers },
    });
    return (1000 * manifest.counts.steps) / (performance.now() - start);
  } finally {
    rmSync(dir, { recursive: true });
  }
}
