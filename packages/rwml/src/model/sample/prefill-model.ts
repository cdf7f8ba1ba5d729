import { Graph } from "../graph/graph.js";
import { multiplyStacks } from "../graph/matrix.js";
import { embed } from "../network/embed.js";
import { declarePositions, joinHeads, splitHeads } from "../network/heads.js";
import type { ModelConfig } from "../network/model-config.js";
import { declareWeights, transformer } from "../network/transformer.js";
import type { ModelDescription } from "../onnx/model-description.js";
import { trunkCache } from "./cache-names.js";
import { tokenProbabilities } from "./token-probabilities.js";

/**
 * Describes the graph that reads trunks: for all layers the keys and values of all positions, and the
 * probabilities of what follows at some of them.
 *
 * Inputs: weights and tables; `tokens`, `previous1`, `previous2`, `positions` [trunks, length]; `mask`
 * [1, 1, length, length]; `ends` [branches], the positions to predict behind, counted through all trunks.
 * Outputs: `probabilities` [branches, vocabulary]; `trunk.keys.L` and `trunk.values.L`
 * [trunks, heads, length, headWidth]. All sizes but the model's are known only when it runs.
 */
export function describePrefillModel(config: ModelConfig): ModelDescription {
  const graph = new Graph();
  const shape = ["trunks", "length"] as const;
  const headWidth = config.width / config.heads;
  const { tokenTable, embedded } = embed(graph, config, shape);
  const mask = graph.realInput("mask", [1, 1, "length", "length"]);
  const rotary = declarePositions(graph, config, shape);

  const rows = transformer(graph, config, declareWeights(graph, config), embedded, (projected, layer) => {
    const { query, key, value } = splitHeads(graph, config, projected, rotary);
    graph.output(trunkCache("keys", layer), key);
    graph.output(trunkCache("values", layer), value);

    const scores = multiplyStacks(graph, query, key, {
      transposeRight: true,
      factor: 1 / Math.sqrt(headWidth),
    });
    const masked = graph.node("Add", [scores, mask], { shape: scores.shape });
    const attention = graph.node("Softmax", [masked], { shape: scores.shape, attributes: { axis: -1 } });
    return joinHeads(graph, multiplyStacks(graph, attention, value));
  });

  const flat = graph.node("Reshape", [rows, graph.integers([-1, config.width])], {
    shape: ["rows", config.width],
  });
  const ends = graph.input("ends", "int32", ["branches"]);
  const chosen = graph.node("Gather", [flat, ends], { shape: ["branches", config.width] });
  graph.output("probabilities", tokenProbabilities(graph, chosen, tokenTable));
  return graph.describe("prefill");
}
