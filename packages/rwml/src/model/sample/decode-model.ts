import { Graph, type Value } from "../graph/graph.js";
import { insertAxis, removeAxis } from "../graph/layout.js";
import { multiplyStacks } from "../graph/matrix.js";
import { embed } from "../network/embed.js";
import { declarePositions, joinHeads, splitHeads } from "../network/heads.js";
import type { ModelConfig } from "../network/model-config.js";
import { type Attention, declareWeights, transformer } from "../network/transformer.js";
import type { Dimension, ModelDescription } from "../onnx/model-description.js";
import { branchCache, newRows, trunkCache } from "./cache-names.js";
import { tokenProbabilities } from "./token-probabilities.js";

/**
 * Describes the graph that takes all branches one token further.
 *
 * Inputs: weights and tables; `tokens`, `previous1`, `previous2`, `positions` [trunks, branches]; for each layer
 * the keys and values of the trunks [trunks, heads, length, headWidth] and those that the branches have of their own
 * [steps, trunks, heads, branches, headWidth]; `mask` [trunks, 1, branches, length], which hides the part of a trunk
 * that is not a branch's.
 * Outputs: `probabilities` [trunks, branches, vocabulary], and for each layer the key and value of the new token,
 * [1, trunks, heads, branches, headWidth]: the next row of the branch caches. The caches themselves only go in,
 * since inputs are read in place while outputs are copied.
 */
export function describeDecodeModel(config: ModelConfig): ModelDescription {
  const graph = new Graph();
  const shape = ["trunks", "branches"] as const;
  const { tokenTable, embedded } = embed(graph, config, shape);
  const attention = branchAttention(graph, config, shape);
  const rows = transformer(graph, config, declareWeights(graph, config), embedded, attention);
  graph.output("probabilities", tokenProbabilities(graph, rows, tokenTable));
  return graph.describe("decode");
}

function branchAttention(
  graph: Graph,
  config: ModelConfig,
  shape: readonly [batch: Dimension, length: Dimension],
): Attention {
  const { heads, width } = config;
  const headWidth = width / heads;
  const mask = graph.realInput("mask", ["trunks", 1, "branches", "length"]);
  const rotary = declarePositions(graph, config, shape);
  const trunkShape = ["trunks", heads, "length", headWidth];
  const branchShape = ["steps", "trunks", heads, "branches", headWidth];
  const rowShape = ["trunks", heads, "branches", headWidth];
  const scoreShape = (keys: Dimension): Dimension[] => ["trunks", heads, "branches", keys];
  let sizes: Value | undefined;

  return (projected, layer) => {
    const { query: unscaled, key, value } = splitHeads(graph, config, projected, rotary);
    const query = graph.node("Mul", [unscaled, graph.scalar(1 / Math.sqrt(headWidth))], unscaled);
    graph.output(newRows("keys", layer), insertAxis(graph, key, 0));
    graph.output(newRows("values", layer), insertAxis(graph, value, 0));

    const cached = (name: string, cacheShape: Dimension[]): Value => graph.realInput(name, cacheShape);
    const trunkKeys = cached(trunkCache("keys", layer), trunkShape);
    const trunkValues = cached(trunkCache("values", layer), trunkShape);
    const branchKeys = cached(branchCache("keys", layer), branchShape);
    const branchValues = cached(branchCache("values", layer), branchShape);
    sizes ??= keyCounts(trunkKeys, branchKeys);

    const trunkScores = graph.node(
      "Add",
      [multiplyStacks(graph, query, trunkKeys, { transposeRight: true }), mask],
      { shape: scoreShape("length") },
    );
    const branchScores = stepwise(query, branchKeys, true);
    const ownScore = graph.node(
      "ReduceSum",
      [graph.node("Mul", [query, key], { shape: rowShape }), graph.integers([-1])],
      { shape: scoreShape(1) },
    );
    const scores = graph.node("Concat", [trunkScores, branchScores, ownScore], {
      shape: scoreShape("keys"),
      attributes: { axis: -1 },
    });
    const attention = graph.node("Softmax", [scores], { shape: scores.shape, attributes: { axis: -1 } });
    const [toTrunk, toBranch, toOwn] = graph.nodeWithOutputs(
      "Split",
      [attention, sizes],
      [{ shape: scoreShape("length") }, { shape: scoreShape("steps") }, { shape: scoreShape(1) }],
      { attributes: { axis: -1 } },
    );
    const attended = graph.node(
      "Sum",
      [
        multiplyStacks(graph, toTrunk!, trunkValues),
        stepwise(toBranch!, branchValues, false),
        graph.node("Mul", [toOwn!, value], { shape: rowShape }),
      ],
      { shape: rowShape },
    );
    return joinHeads(graph, attended);
  };

  /**
   * Products of one row per branch with its cache, whose first dimension counts the steps instead of standing beside
   * the width, so that a step is added behind the others.
   */
  function stepwise(rows: Value, cache: Value, transposeCache: boolean): Value {
    const single = insertAxis(graph, rows, 3);
    const product = graph.node("FusedMatMul", [single, cache], {
      shape: single.shape.with(-1, transposeCache ? "steps" : headWidth),
      contributed: true,
      attributes: { transBatchB: 1, transB: Number(transposeCache) },
    });
    return removeAxis(graph, product, 3);
  }

  /** How many keys each of the three parts of the scores has, as an input for Split. */
  function keyCounts(trunkKeys: Value, branchKeys: Value): Value {
    const sizeOfAxis = (value: Value, axis: number): Value =>
      graph.node("Shape", [value], { shape: [1], type: "int64", attributes: { start: axis, end: axis + 1 } });
    return graph.node("Concat", [sizeOfAxis(trunkKeys, 2), sizeOfAxis(branchKeys, 0), graph.integers([1])], {
      shape: [3],
      attributes: { axis: 0 },
    });
  }
}
