import { seededRandom } from "@rwml/core";
import { describe, expect, it } from "vitest";
import type { ModelConfig } from "../model/network/model-config.js";
import { initialParameters } from "../model/network/parameters.js";
import { openRuntime } from "../model/onnx/runtime.js";
import { type Branch, treeBatch, treeLength } from "./tree-batch.js";
import { openTrainingGraph } from "./update/training-graph.js";

const config: ModelConfig = {
  vocabulary: 20,
  width: 16,
  heads: 2,
  layers: 2,
  hidden: 32,
  context: 64,
  rotaryBase: 10000,
  features: { count: 0, ofToken: [] },
};
const trunk = {
  episode: "episode",
  tokens: Int32Array.of(1, 7, 8, 2, 9, 3, 10, 11, 4, 2, 12, 3, 13, 4),
  targets: [
    { step: 0, start: 6, end: 9, complete: true },
    { step: 1, start: 12, end: 14, complete: true },
  ],
};
const branch = (prefix: number, tokens: number[]): Branch => ({
  prefix,
  tokens,
  logProbabilities: tokens.map((_, index) => -index),
  advantage: 0.5,
  klWeight: 0.25,
});
const branches = [branch(6, [14, 15, 4]), branch(6, [16, 4]), branch(12, [17, 18, 19, 4]), branch(1, [5])];
const tree = { trunk, branches, anchor: 0 };
const columns = 32;

describe("treeBatch", () => {
  it("should give each completion the log-probabilities it has behind its own prefix", async () => {
    const runtime = await openRuntime({ threads: 1 });
    const parameters = initialParameters(config, seededRandom(1));
    for (const values of Object.values(parameters)) for (const index of values.keys()) values[index]! *= 8;
    const shape = { batch: 1, length: columns, attention: "explicit", loss: "none" } as const;
    const graph = await openTrainingGraph(runtime, config, shape);
    const asTree = await graph.run(parameters, treeBatch([[tree]], columns));

    let place = trunk.tokens.length;
    for (const { prefix, tokens } of branches) {
      const line = Int32Array.of(...trunk.tokens.subarray(0, prefix), ...tokens);
      const plain = { trunk: { episode: "line", tokens: line, targets: [] }, branches: [], anchor: 0 };
      const asLine = await graph.run(parameters, treeBatch([[plain]], columns));
      for (const offset of tokens.keys()) {
        expect(asTree.logProbabilities[place + offset]).toBeCloseTo(
          asLine.logProbabilities[prefix - 1 + offset]!,
          4,
        );
      }
      place += tokens.length;
    }
    await graph.release();
  });

  it("should put factors on the places that predict", () => {
    const batch = treeBatch([[{ ...tree, anchor: 2 }], [{ trunk, branches: [], anchor: 2 }]], columns);
    expect(treeLength(tree)).toBe(24);
    expect([...batch.klWeights.subarray(0, 24)]).toEqual(
      [0, 0, 0, 0, 0, 2, 2, 2, 0, 0, 0, 2, 2, 0].concat(new Array(10).fill(0.25)),
    );
    expect([...batch.advantages.subarray(14, 24)]).toEqual(new Array(10).fill(0.5));
    expect([...batch.oldLogProbabilities.subarray(14, 24)]).toEqual([-0, -1, -2, -0, -1, -0, -1, -2, -3, -0]);
    expect([...batch.targets.subarray(14, 24)]).toEqual(branches.flatMap(({ tokens }) => tokens));
    expect(batch.advantages.subarray(columns).every((value) => value === 0)).toBe(true);
  });

  it("should leave every place something to see", () => {
    const { mask } = treeBatch([[tree]], columns);
    for (let place = 0; place < columns; place++) {
      expect(mask.subarray(place * columns, (place + 1) * columns).includes(0)).toBe(true);
    }
  });
});
