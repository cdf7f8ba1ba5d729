import {
  add,
  clip,
  exponential,
  minimum,
  multiply,
  negate,
  subtract,
} from "../../model/graph/elementwise.js";
import type { Graph, Value } from "../../model/graph/graph.js";
import { total } from "../../model/graph/reduce.js";

/**
 * What is minimised. All terms are sums over positions of something times a factor given per position, 0 where
 * the position does not count; averaging is the caller's choice of factors.
 *
 * - "sft": -weight · logp, the supervised loss
 * - "policy": the supervised loss, plus GRPO's: -min(ratio · advantage, clip(ratio) · advantage) with
 *   ratio = exp(logp - old), and klWeight · (exp(d) - d - 1) with d = reference - logp, an estimate of the
 *   divergence from the reference model that is never negative
 * - "none": nothing, only log-probabilities
 */
export type LossTerms = "sft" | "policy" | "none";

/** The inputs that each loss adds to a graph: one factor or log-probability per position. */
export const lossInputs = {
  none: [],
  sft: ["weights"],
  policy: ["weights", "advantages", "oldLogProbabilities", "klWeights", "referenceLogProbabilities"],
} as const;

/** How far the probability ratio may move from 1 before its gradient stops. */
export const clipRange = 0.2;

/** Limit of log ratios before they enter an exponential, whose overflow would turn 0 · Infinity into NaN. */
const logRatioLimit = 10;

/**
 * Adds the loss to a graph, as a scalar, with each term as an output of its own.
 *
 * @param logProbabilities [n, 1]
 */
export function lossOf(graph: Graph, terms: "sft" | "policy", logProbabilities: Value): Value {
  const input = (name: string): Value => graph.realInput(name, logProbabilities.shape);
  const term = (name: string, value: Value): Value => {
    const sum = total(graph, value);
    graph.output(`loss.${name}`, sum);
    return sum;
  };
  const logRatio = (left: Value, right: Value): Value =>
    clip(graph, subtract(graph, left, right), -logRatioLimit, logRatioLimit);

  const supervised = term("supervised", negate(graph, multiply(graph, input("weights"), logProbabilities)));
  if (terms === "sft") return supervised;

  const advantages = input("advantages");
  const ratio = exponential(graph, logRatio(logProbabilities, input("oldLogProbabilities")));
  const clipped = clip(graph, ratio, 1 - clipRange, 1 + clipRange);
  const gain = minimum(graph, multiply(graph, ratio, advantages), multiply(graph, clipped, advantages));
  const policy = term("policy", negate(graph, gain));

  const difference = logRatio(input("referenceLogProbabilities"), logProbabilities);
  const excess = subtract(
    graph,
    subtract(graph, exponential(graph, difference), difference),
    graph.scalar(1),
  );
  const divergence = term("divergence", multiply(graph, input("klWeights"), excess));

  return add(graph, supervised, add(graph, policy, divergence));
}
