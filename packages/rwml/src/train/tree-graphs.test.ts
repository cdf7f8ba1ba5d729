import { expect, it } from "vitest";
import { openRuntime } from "../model/onnx/runtime.js";
import { livelyParameters, tinyConfig } from "../model/testing/tiny-model.js";
import type { Tree } from "./tree-batch.js";
import { openTreeGraphs } from "./tree-graphs.js";

const trunk = {
  episode: "episode",
  tokens: Int32Array.of(1, 7, 8, 2, 9, 3, 4),
  targets: [{ step: 0, start: 5, end: 7, complete: true }],
};
const branch = (tokens: readonly number[]) => ({
  prefix: 5,
  tokens,
  logProbabilities: tokens.map(() => 0),
  advantage: 0.1,
  klWeight: 0.1,
});

it("should take trees longer than the model's context, since their positions stay small", async () => {
  const runtime = await openRuntime({ threads: 1 });
  const branches = Array.from({ length: 6 }, (_, index) => branch(new Array(25).fill(index)));
  const graphs = openTreeGraphs(runtime, tinyConfig, { rows: 1, longest: 7 + 6 * 25 });
  const run = (trees: Tree[]) => graphs.run(livelyParameters(), livelyParameters(tinyConfig, 2), trees, 0.1);
  const long = await run([{ trunk, branches }]);
  expect(Object.values(long.gradients).every((values) => values.every(Number.isFinite))).toBe(true);

  // Every token of every branch counts, also those that were certain when they were sampled.
  const apart = [];
  for (const one of branches) apart.push((await run([{ trunk, branches: [one] }])).divergence);
  expect(long.divergence).toBeGreaterThan(0);
  expect(long.divergence).toBeCloseTo(apart.reduce((sum, one) => sum + one, 0) / apart.length, 4);
  await graphs.release();
});
