import type { Dimension } from "../format/model-description.js";
import { add, multiply, silu } from "../graph/elementwise.js";
import type { Graph, Value } from "../graph/graph.js";
import { reshape } from "../graph/layout.js";
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

/** The projections of the rows for one layer, each of the shape of the rows. */
export interface Projections {
  /** The number of the layer. */
  readonly index: number;
  readonly query: Value;
  readonly key: Value;
  readonly value: Value;
}

/** How a layer attends: from projections to attended rows. */
export type Attention = (layer: Projections) => Value;

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
    const attentionGain = weight("attention.gain");
    const project = (name: string): Value =>
      multiplyMatrix(graph, attended, scaleRows(graph, weight(name), attentionGain));
    const mixed = attention({
      index: layer,
      query: project("attention.query"),
      key: project("attention.key"),
      value: project("attention.value"),
    });
    rows = add(graph, rows, multiplyMatrix(graph, mixed, weight("attention.output")));

    const read = normalizeRows(graph, rows);
    const input = scaleRows(graph, weight("mlp.input"), weight("mlp.gain"));
    const hidden = silu(graph, multiplyMatrix(graph, read, input));
    rows = add(graph, rows, multiplyMatrix(graph, hidden, weight("mlp.output")));
  }
  return multiply(graph, normalizeRows(graph, rows), weights["output.gain"]!);
}

/** [batch, length, heads · headWidth] -> [batch, length, heads, headWidth] */
export function splitHeads(graph: Graph, value: Value, config: ModelConfig): Value {
  const [batch, length] = value.shape as [Dimension, Dimension];
  return reshape(graph, value, [batch, length, config.heads, config.width / config.heads]);
}

function scaleRows(graph: Graph, matrix: Value, gain: Value): Value {
  return multiply(graph, matrix, reshape(graph, gain, [gain.shape[0]!, 1]));
}
