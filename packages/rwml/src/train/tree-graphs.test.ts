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
  const run = (trees: Tree[]) => graphs.run(livelyParameters(), livelyParameters(tinyConfig, 2), trees);
  const long = await run([{ trunk, branches, anchor: 0.1 }]);
  expect(Object.values(long.gradients).every((values) => values.every(Number.isFinite))).toBe(true);

  // Every token of every branch counts, also those that were certain when they were sampled.
  const apart = [];
  for (const one of branches) apart.push((await run([{ trunk, branches: [one], anchor: 0.1 }])).divergence);
  expect(long.divergence).toBeGreaterThan(0);
  expect(long.divergence).toBeCloseTo(apart.reduce((sum, one) => sum + one, 0) / apart.length, 4);
  await graphs.release();
});

it("should give the same gradients whether trees share a row, have one each, or are cut", async () => {
  const runtime = await openRuntime({ threads: 1 });
  const branches = Array.from({ length: 5 }, (_, index) => branch(new Array(20).fill(index + 3)));
  const trees: Tree[] = [
    { trunk, branches, anchor: 0.1 },
    {
      trunk: { ...trunk, tokens: trunk.tokens.toReversed() },
      branches: [branch([5, 6])],
      anchor: 0.1,
    },
  ];
  const results = [];
  for (const sizes of [
    { rows: 2, longest: 256 },
    { rows: 1, longest: 256 },
    { rows: 1, longest: 64 },
  ]) {
    const graphs = openTreeGraphs(runtime, tinyConfig, sizes);
    results.push(await graphs.run(livelyParameters(), livelyParameters(tinyConfig, 2), trees));
    await graphs.release();
  }
  for (const { gradients, divergence } of results.slice(1)) {
    expect(divergence).toBeCloseTo(results[0]!.divergence, 5);
    for (const [name, values] of Object.entries(gradients)) {
      const expected = results[0]!.gradients[name]!;
      const scale = Math.max(1e-3, ...expected.map(Math.abs));
      for (const [index, value] of values.entries()) {
        expect(Math.abs(value - expected[index]!) / scale).toBeLessThan(1e-3);
      }
    }
  }
});
