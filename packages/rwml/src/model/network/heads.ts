import { fixed, type Graph, type Value } from "../graph/graph.js";
import { reshape, split, transpose } from "../graph/layout.js";
import { type RotaryPositions, rotaryPositions, rotate } from "../graph/rotary.js";
import type { Dimension } from "../onnx/model-description.js";
import type { ModelConfig } from "./model-config.js";

/** What the heads of a layer attend with, each [batch, heads, length, headWidth]; queries and keys are rotated. */
export interface Heads {
  readonly query: Value;
  readonly key: Value;
  readonly value: Value;
}

/** Declares the input `positions`, which rotary embeddings turn by. */
export function declarePositions(
  graph: Graph,
  config: ModelConfig,
  shape: readonly [batch: Dimension, length: Dimension],
): RotaryPositions {
  return rotaryPositions(graph, graph.input("positions", "int32", shape), {
    count: config.context,
    headWidth: config.width / config.heads,
    base: config.rotaryBase,
  });
}

/**
 * Splits the common projection of the rows, [..., 3 · width], into heads. All of it is moved into their order first,
 * where queries and keys lie side by side and are rotated together.
 */
export function splitHeads(
  graph: Graph,
  config: ModelConfig,
  projected: Value,
  rotary: RotaryPositions,
): Heads {
  const { heads, width } = config;
  const [batch, length] = rotary.positions.shape;
  const rows = reshape(graph, projected, [batch!, length!, 3 * heads, width / heads]);
  const all = transpose(graph, rows, [0, 2, 1, 3]);
  const [toRotate, value] = split(graph, all, 1, [2 * heads, heads]);
  const [query, key] = split(graph, rotate(graph, toRotate!, rotary), 1, [heads, heads]);
  return { query: query!, key: key!, value: value! };
}

/** Puts what the heads have attended to side by side again: [batch, length, width]. */
export function joinHeads(graph: Graph, attended: Value): Value {
  const [batch, heads, length, headWidth] = attended.shape;
  const rows = transpose(graph, attended, [0, 2, 1, 3]);
  return reshape(graph, rows, [batch!, length!, fixed(heads) * fixed(headWidth)]);
}
