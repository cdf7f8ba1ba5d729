import type { ModelDescription } from "../format/model-description.js";
import { Graph, type Value } from "../graph/graph.js";
import { reshape, transpose } from "../graph/layout.js";
import { multiplyStacks } from "../graph/matrix.js";
import { rotaryPositions, rotate } from "../graph/rotary.js";
import { embed } from "../model/embed.js";
import type { ModelConfig } from "../model/model-config.js";
import { declareWeights, splitHeads, transformer } from "../model/transformer.js";
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
  const shape = ["trunks", "length"];
  const headWidth = config.width / config.heads;
  const { tokenTable, embedded } = embed(graph, config, shape);
  const mask = graph.realInput("mask", [1, 1, "length", "length"]);
  const rotary = rotaryPositions(graph, graph.input("positions", "int32", shape), {
    count: config.context,
    headWidth,
    base: config.rotaryBase,
  });

  const rows = transformer(graph, config, declareWeights(graph, config), embedded, (layer) => {
    const heads = (projected: Value): Value =>
      transpose(graph, splitHeads(graph, projected, config), [0, 2, 1, 3]);
    const query = heads(rotate(graph, layer.query, rotary));
    const key = heads(rotate(graph, layer.key, rotary));
    const value = heads(layer.value);
    graph.output(trunkCache("keys", layer.index), key);
    graph.output(trunkCache("values", layer.index), value);

    const scores = multiplyStacks(graph, query, key, {
      transposeRight: true,
      factor: 1 / Math.sqrt(headWidth),
    });
    const masked = graph.node("Add", [scores, mask], { shape: scores.shape });
    const attention = graph.node("Softmax", [masked], { shape: scores.shape, attributes: { axis: -1 } });
    const attended = transpose(graph, multiplyStacks(graph, attention, value), [0, 2, 1, 3]);
    return reshape(graph, attended, [...shape, config.width]);
  });

  const flat = graph.node("Reshape", [rows, graph.integers([-1, config.width])], {
    shape: ["rows", config.width],
  });
  const ends = graph.input("ends", "int32", ["branches"]);
  const chosen = graph.node("Gather", [flat, ends], { shape: ["branches", config.width] });
  graph.output("probabilities", tokenProbabilities(graph, chosen, tokenTable));
  return graph.describe("prefill");
}
