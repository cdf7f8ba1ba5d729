import type { ModelConfig } from "../onnx/model/model-config.js";
import type { Parameters } from "../onnx/model/parameters.js";
import type { Runtime } from "../onnx/runtime.js";
import { openTrainingGraph, type TrainingGraph } from "../onnx/training-graph.js";
import { type Tree, type TreeBatch, treeBatch, treeLength } from "./tree-batch.js";

/** Runs batches of trees of any length, in graphs that are opened when they are first needed. */
export interface TreeGraphs {
  /** @param anchor factor of the divergence of each token of the trunks' observations */
  run(
    parameters: Parameters,
    reference: Parameters,
    trees: readonly Tree[],
    anchor: number,
  ): Promise<TreeResult>;
  release(): Promise<void>;
}

/** What a batch of trees gives. */
export interface TreeResult {
  readonly gradients: Parameters;
  /** Estimated divergence from the reference, per sampled token: the mean of exp(d) - d - 1. */
  readonly divergence: number;
}

/** Lengths are rounded up to multiples of this, so that few graphs serve all batches. */
const lengthStep = 128;

/** Opens graphs for batches of `rows` trees. */
export function openTreeGraphs(runtime: Runtime, config: ModelConfig, rows: number): TreeGraphs {
  const opened = new Map<string, Promise<TrainingGraph>>();
  const graph = (length: number, loss: "policy" | "none"): Promise<TrainingGraph> => {
    const key = `${loss} ${length}`;
    const known = opened.get(key);
    if (known !== undefined) return known;
    const fresh = openTrainingGraph(runtime, config, { batch: rows, length, attention: "explicit", loss });
    opened.set(key, fresh);
    return fresh;
  };
  return {
    async run(parameters, reference, trees, anchor) {
      const longest = Math.max(...trees.map(treeLength));
      const length = Math.ceil(longest / lengthStep) * lengthStep;
      const batch = treeBatch(trees, length, { anchor });
      const [score, policy] = [await graph(length, "none"), await graph(length, "policy")];
      const { logProbabilities: referenceLogProbabilities } = await score.run(reference, batch);
      const { gradients, logProbabilities } = await policy.run(parameters, {
        ...batch,
        referenceLogProbabilities,
      });
      return {
        gradients: gradients!,
        divergence: sampledDivergence(batch, referenceLogProbabilities, logProbabilities),
      };
    },
    async release() {
      await Promise.all([...opened.values()].map(async (one) => (await one).release()));
    },
  };
}

function sampledDivergence(
  { oldLogProbabilities }: TreeBatch,
  reference: Float32Array,
  current: Float32Array,
): number {
  let sum = 0;
  let count = 0;
  for (const [place, old] of oldLogProbabilities.entries()) {
    if (old === 0) continue;
    const difference = reference[place]! - current[place]!;
    sum += Math.exp(difference) - difference - 1;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}
