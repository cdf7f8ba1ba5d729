import { causalMask } from "../../data/token-batch.js";
import { attend } from "../../model/graph/attend.js";
import { differentiate } from "../../model/graph/differentiate.js";
import { Graph, type Precision } from "../../model/graph/graph.js";
import { reshape } from "../../model/graph/layout.js";
import { tokenLogProbability } from "../../model/graph/token-log-probability.js";
import { embed, tableInput } from "../../model/network/embed.js";
import { declarePositions, joinHeads, splitHeads } from "../../model/network/heads.js";
import type { ModelConfig } from "../../model/network/model-config.js";
import { type Attention, declareWeights, transformer } from "../../model/network/transformer.js";
import type { ModelDescription } from "../../model/onnx/model-description.js";
import { type LossTerms, lossOf } from "./loss.js";
import { isHiddenMatrix } from "./matrix-groups.js";
import { updateMatrices } from "./matrix-updates.js";

/** What a training graph is built for. Each combination is a graph of its own, since its sizes are fixed. */
export interface TrainingShape {
  /** Sequences a batch. */
  readonly batch: number;
  /** Positions a sequence. */
  readonly length: number;
  /**
   * Which keys a query sees: all up to its own index ("causal"), or those of them that a mask given with each
   * batch leaves ("explicit"), for trees of continuations that share a beginning.
   */
  readonly attention: "causal" | "explicit";
  /** The loss to differentiate; "none" computes log-probabilities only. */
  readonly loss: LossTerms;
  /**
   * What comes out for the hidden matrices: their gradients (default), or themselves after a step of Muon, for a
   * graph with a loss.
   */
  readonly matrices?: "gradients" | "updated";
}

/** Positions a block of attention: small enough to skip most of the invisible half, large enough for the cores. */
const blockLength = 128;

/** The name of the output with the gradient of an input. */
export const gradientOutput = (name: string): string => `gradient.${name}`;

/**
 * Describes forward and backward pass of one batch.
 *
 * Inputs: the weights, the three effective embedding tables (composed outside), `tokens`, `previous1`,
 * `previous2` [batch · length] and `positions` [batch, length], `targets` [batch · length, 1], the `mask`
 * [batch, 1, length, length] when attention is explicit, and the inputs of the loss.
 * Outputs: `logProbabilities` [batch · length, 1], the loss terms, `gradient.NAME` for each weight, for
 * `table.token` (the output layer's share only) and for `embedded`, the rows that enter the first layer; the rows'
 * gradient still has to be added to the rows of the tables that made them. With `matrices: "updated"`, the
 * inputs and outputs of `updateMatrices` instead of the gradients of the hidden matrices.
 */
export function describeTrainingModel(
  config: ModelConfig,
  shape: TrainingShape,
  precision: Precision = "float32",
): ModelDescription {
  const { batch, length } = shape;
  const graph = new Graph(precision);
  const rows = batch * length;

  const weights = declareWeights(graph, config);
  const { tokenTable, embedded } = embed(graph, config, [rows]);
  const output = transformer(graph, config, weights, embedded, trainingAttention(graph, config, shape));
  const targets = graph.input("targets", "int32", [rows, 1]);
  const logProbabilities = tokenLogProbability(graph, output, tokenTable, targets);
  graph.output("logProbabilities", logProbabilities);

  if (shape.loss !== "none") {
    const loss = lossOf(graph, shape.loss, logProbabilities);
    const sources = { ...weights, [tableInput("token")]: tokenTable, embedded };
    const gradients = differentiate(graph, loss, Object.values(sources));
    const byName = new Map(Object.keys(sources).map((name, index) => [name, gradients[index]!]));
    if (shape.matrices === "updated") {
      updateMatrices(
        graph,
        config,
        (name) => weights[name]!,
        (name) => byName.get(name)!,
      );
    }
    for (const [name, gradient] of byName) {
      const isReplaced = shape.matrices === "updated" && isHiddenMatrix(config, name);
      if (!isReplaced) graph.output(gradientOutput(name), gradient);
    }
  }
  return graph.describe(`${shape.loss}-${shape.attention}-${batch}x${length}`);
}

function trainingAttention(
  graph: Graph,
  config: ModelConfig,
  { batch, length, attention }: TrainingShape,
): Attention {
  const rotary = declarePositions(graph, config, [batch, length]);
  const mask =
    attention === "explicit"
      ? graph.realInput("mask", [batch, 1, length, length])
      : graph.constant(causalMask(length), [1, 1, length, length]);

  return (projected) => {
    const { query, key, value } = splitHeads(graph, config, projected, rotary);
    const attended = attend(graph, query, key, value, { mask, blockLength });
    return reshape(graph, joinHeads(graph, attended), [batch * length, config.width]);
  };
}
