import { add, multiply, silu } from "../graph/elementwise.js";
import type { Graph, Value } from "../graph/graph.js";
import { concatenate, reshape } from "../graph/layout.js";
import { multiplyMatrix } from "../graph/matrix.js";
import { normalizeRows } from "../graph/normalize.js";
import type { ModelConfig } from "./model-config.js";
import { modelParameters } from "./parameters.js";

/** The parameters of a graph that are its inputs under their own names: all but the embedding tables. */
export type Weights = Readonly<Record<string, Value>>;

/** Declares the weights as inputs. */
export function declareWeights(graph: Graph, config: ModelConfig): Weights {
  const specs = modelParameters(config).filter(({ name }) => !name.startsWith("embedding."));
  return Object.fromEntries(specs.map(({ name, shape }) => [name, graph.realInput(name, shape)]));
}

/**
 * How a layer attends: from queries, keys and values side by side, [..., 3 · width], to attended rows [..., width].
 *
 * @param index the number of the layer
 */
export type Attention = (projected: Value, index: number) => Value;

/**
 * The layers of a decoder-only transformer, from embedded rows [..., width] to normalised output rows of the same
 * shape. Pre-norm, with RMSNorm and an MLP with SiLU. What differs between training and decoding is passed in as
 * `attention`.
 *
 * The gain of a norm is applied to the matrices behind it instead of to the rows: the same function, and the
 * matrices are smaller than the rows of a batch.
 */
export function transformer(
  graph: Graph,
  config: ModelConfig,
  weights: Weights,
  embedded: Value,
  attention: Attention,
): Value {
  let rows = embedded;
  for (let layer = 0; layer < config.layers; layer++) {
    const weight = (name: string): Value => weights[`layers.${layer}.${name}`]!;

    const attended = normalizeRows(graph, rows);
    const projections = ["query", "key", "value"].map((name) => weight(`attention.${name}`));
    const projection = scaleRows(graph, concatenate(graph, projections, 1), weight("attention.gain"));
    const mixed = attention(multiplyMatrix(graph, attended, projection), layer);
    rows = add(graph, rows, multiplyMatrix(graph, mixed, weight("attention.output")));

    const read = normalizeRows(graph, rows);
    const input = scaleRows(graph, weight("mlp.input"), weight("mlp.gain"));
    const hidden = silu(graph, multiplyMatrix(graph, read, input));
    rows = add(graph, rows, multiplyMatrix(graph, hidden, weight("mlp.output")));
  }
  return multiply(graph, normalizeRows(graph, rows), weights["output.gain"]!);
}

function scaleRows(graph: Graph, matrix: Value, gain: Value): Value {
  return multiply(graph, matrix, reshape(graph, gain, [gain.shape[0]!, 1]));
}
