import type { ModelConfig } from "../model/network/model-config.js";
import type { Parameters } from "../model/network/parameters.js";
import type { Runtime } from "../model/onnx/runtime.js";
import { packTrees } from "./pack-trees.js";
import { type Tree, treeBatch, treeLength } from "./tree-batch.js";
import { trainingGraphs } from "./update/training-graphs.js";

/** Runs any number of trees of any length, in graphs that are opened when they are first needed. */
export interface TreeGraphs {
  run(parameters: Parameters, reference: Parameters, trees: readonly Tree[]): Promise<TreeResult>;
  release(): Promise<void>;
}

/** What trees give together. */
export interface TreeResult {
  readonly gradients: Parameters;
  /** Estimated divergence from the reference: the mean of exp(d) - d - 1 over the tokens of all branches. */
  readonly divergence: number;
}

/** Lengths are rounded up to multiples of this, so that few graphs serve all batches. */
const lengthStep = 128;

/** Graphs that stay open: four lengths, each with and without gradients. A long one holds gigabytes. */
const graphsKept = 8;

/**
 * Opens graphs for batches of `rows` rows of at most `longest` places, rounded up. What does not fit one batch is run in
 * several, whose gradients are added.
 */
export function openTreeGraphs(
  runtime: Runtime,
  config: ModelConfig,
  { rows, longest }: { readonly rows: number; readonly longest: number },
): TreeGraphs {
  const most = roundUp(longest);
  // The positions of a tree stay within a window, but the rotary operator wants a table as long as its rows.
  const context = Math.max(config.context, most);
  const graphs = trainingGraphs(runtime, { ...config, context }, graphsKept);
  const shape = (length: number) => ({ batch: rows, length, attention: "explicit" }) as const;
  return {
    async run(parameters, reference, trees) {
      const lengths = trees.map(treeLength);
      const even = lengths.reduce((sum, one) => sum + one, 0) / rows;
      const length = Math.min(most, roundUp(Math.max(even, ...lengths)));
      const packed = packTrees(trees, length);
      const sum = { gradients: null as Parameters | null, divergence: 0, tokens: 0 };
      for (let first = 0; first < packed.length; first += rows) {
        const together = Array.from({ length: rows }, (_, row) => packed[first + row] ?? []);
        const batch = treeBatch(together, length);
        const scoring = await graphs.get({ ...shape(length), loss: "none" });
        const { logProbabilities: referenceLogProbabilities } = await scoring.run(reference, batch);
        const policy = await graphs.get({ ...shape(length), loss: "policy" });
        const { gradients, logProbabilities } = await policy.run(parameters, {
          ...batch,
          referenceLogProbabilities,
        });
        sum.gradients = added(sum.gradients, gradients!);
        for (const place of branchPlaces(together, length)) {
          const difference = referenceLogProbabilities[place]! - logProbabilities[place]!;
          sum.divergence += Math.exp(difference) - difference - 1;
          sum.tokens += 1;
        }
      }
      return {
        gradients: sum.gradients!,
        divergence: sum.tokens === 0 ? 0 : sum.divergence / sum.tokens,
      };
    },
    release: () => graphs.release(),
  };
}

function roundUp(length: number): number {
  return Math.ceil(length / lengthStep) * lengthStep;
}

function added(sum: Parameters | null, more: Parameters): Parameters {
  if (sum === null) return more;
  for (const [name, values] of Object.entries(more)) {
    const total = sum[name]!;
    for (let index = 0; index < values.length; index++) total[index]! += values[index]!;
  }
  return sum;
}

/** The places of a batch that hold branches. */
function* branchPlaces(rows: readonly (readonly Tree[])[], columns: number): Generator<number> {
  for (const [row, trees] of rows.entries()) {
    let start = row * columns;
    for (const tree of trees) {
      const end = start + treeLength(tree);
      for (let place = start + tree.trunk.tokens.length; place < end; place++) yield place;
      start = end;
    }
  }
}
