import type { ModelConfig } from "../model/network/model-config.js";
import type { Parameters } from "../model/network/parameters.js";
import type { Runtime } from "../model/onnx/runtime.js";
import { type Tree, treeBatch, treeLength } from "./tree-batch.js";
import { trainingGraphs } from "./update/training-graphs.js";

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
  /** Estimated divergence from the reference: the mean of exp(d) - d - 1 over the tokens of all branches. */
  readonly divergence: number;
}

/** Lengths are rounded up to multiples of this, so that few graphs serve all batches. */
const lengthStep = 128;

/** Graphs that stay open: four lengths, each with and without gradients. A long one holds gigabytes. */
const graphsKept = 8;

/** Opens graphs for batches of `rows` trees, none of which has more than `longest` tokens. */
export function openTreeGraphs(
  runtime: Runtime,
  config: ModelConfig,
  { rows, longest }: { readonly rows: number; readonly longest: number },
): TreeGraphs {
  // The positions of a tree stay within a window, but the rotary operator wants a table as long as its rows.
  const context = Math.max(config.context, roundUp(longest));
  const graphs = trainingGraphs(runtime, { ...config, context }, graphsKept);
  const shape = (length: number) => ({ batch: rows, length, attention: "explicit" }) as const;
  return {
    async run(parameters, reference, trees, anchor) {
      const length = roundUp(Math.max(...trees.map(treeLength)));
      const batch = treeBatch(trees, length, { anchor });
      const scoring = await graphs.get({ ...shape(length), loss: "none" });
      const { logProbabilities: referenceLogProbabilities } = await scoring.run(reference, batch);
      const policy = await graphs.get({ ...shape(length), loss: "policy" });
      const { gradients, logProbabilities } = await policy.run(parameters, {
        ...batch,
        referenceLogProbabilities,
      });
      return {
        gradients: gradients!,
        divergence: branchDivergence(trees, length, referenceLogProbabilities, logProbabilities),
      };
    },
    release: () => graphs.release(),
  };
}

function roundUp(length: number): number {
  return Math.ceil(length / lengthStep) * lengthStep;
}

function branchDivergence(
  trees: readonly Tree[],
  columns: number,
  reference: Float32Array,
  current: Float32Array,
): number {
  let sum = 0;
  let count = 0;
  for (const [row, tree] of trees.entries()) {
    const first = row * columns;
    for (let place = first + tree.trunk.tokens.length; place < first + treeLength(tree); place++) {
      const difference = reference[place]! - current[place]!;
      sum += Math.exp(difference) - difference - 1;
      count += 1;
    }
  }
  return count === 0 ? 0 : sum / count;
}
