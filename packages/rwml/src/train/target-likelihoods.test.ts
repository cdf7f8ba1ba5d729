import { seededRandom } from "@rwml/core";
import { expect, it } from "vitest";
import { rowBatch } from "../data/row-batch.js";
import { openRuntime } from "../model/onnx/runtime.js";
import { openSampler } from "../model/sample/sampler.js";
import { livelyParameters, tinyConfig } from "../model/testing/tiny-model.js";
import { targetLikelihoods } from "./target-likelihoods.js";
import { openTrainingGraph } from "./update/training-graph.js";

it("should agree with what the sampler says about the completion that it draws", async () => {
  const runtime = await openRuntime({ threads: 1 });
  const parameters = livelyParameters();
  const sampler = await openSampler(runtime, tinyConfig);
  const beginning = Int32Array.of(1, 7, 8, 2, 9);
  const [completion] = await sampler.sample(parameters, {
    trunks: [{ tokens: beginning }],
    branches: [{ trunk: 0, length: beginning.length }],
    maxNewTokens: 4,
    stopToken: -1,
    temperature: 1,
    random: seededRandom(1),
  });
  const window = {
    episode: "episode",
    tokens: Int32Array.of(...beginning, ...completion!.tokens, 3, 5),
    targets: [{ step: 0, start: 5, end: 9, complete: true }],
  };
  const columns = 16;
  const shape = { batch: 2, length: columns, attention: "explicit", loss: "none" } as const;
  const graph = await openTrainingGraph(runtime, tinyConfig, shape);
  const other = { ...window, tokens: Int32Array.of(4, 4, 4), targets: [] };
  const batch = rowBatch([[other], [window]], { isName: () => false }, { rows: 2, columns });
  const { logProbabilities } = await graph.run(parameters, batch);
  const [likelihood] = targetLikelihoods(window.targets, logProbabilities.subarray(columns));
  const sampled = completion!.logProbabilities.reduce((sum, one) => sum + one, 0);
  expect(Math.log(likelihood!)).toBeCloseTo(sampled, 4);
  await Promise.all([sampler.release(), graph.release()]);
});
