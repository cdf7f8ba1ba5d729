import type { Graph, Value } from "../../model/graph/graph.js";
import { concatenate, reshape, slice, transpose } from "../../model/graph/layout.js";
import { polarFactor } from "../../model/graph/polar-factor.js";
import type { ModelConfig } from "../../model/network/model-config.js";
import { type MatrixGroup, matrixGroups } from "./matrix-groups.js";

/** Share of the momentum that stays at each step. */
const decay = 0.95;

/** Orthogonal updates are scaled to the size of AdamW's, so that both follow one rate (arXiv 2502.16982). */
const sizeOfAdamW = 0.2;

/** The name of the input with the learning rate of the hidden matrices, a scalar. */
export const matrixRateInput = "matrixRate";

/** The name of the input with the momentum of a group, of which this step's decay is taken off already. */
export const momentumInput = ({ name }: MatrixGroup): string => `momentum.${name}`;

/** The name of the output with the momentum for the next step. */
export const momentumOutput = ({ name }: MatrixGroup): string => `nextMomentum.${name}`;

/** The name of the output with a hidden matrix after the step. */
export const updatedOutput = (parameter: string): string => `updated.${parameter}`;

/** The name of the output with the sum of all changes of a group, which is finite only if each of them is. */
export const changeOutput = ({ name }: MatrixGroup): string => `change.${name}`;

/**
 * Adds Muon's update (Jordan et al. 2024, https://kellerjordan.github.io/posts/muon/) of the hidden matrices to a
 * training graph: each takes a step along the polar factor of its Nesterov momentum. Inside the graph the matrix
 * products run where the others do, while a session of its own would fight with this one for the cores; and all cores
 * work on what is left, which TypeScript would do on one.
 *
 * @param weightOf gives a parameter
 * @param gradientOf gives its gradient
 */
export function updateMatrices(
  graph: Graph,
  config: ModelConfig,
  weightOf: (parameter: string) => Value,
  gradientOf: (parameter: string) => Value,
): void {
  const rate = graph.realInput(matrixRateInput, []);
  for (const group of matrixGroups(config)) {
    const { rows, columns, members } = group;
    const shape = [members.length, rows, columns];
    const gradients = members.map(({ parameter, transposed }) => {
      const gradient = gradientOf(parameter);
      return reshape(graph, transposed ? transpose(graph, gradient, [1, 0]) : gradient, [1, rows, columns]);
    });
    const gradient = concatenate(graph, gradients, 0);
    const withGradient = (momentum: Value): Value => graph.node("Add", [momentum, gradient], { shape });
    const next = withGradient(graph.realInput(momentumInput(group), shape));
    const decayed = graph.node("Mul", [next, graph.scalar(decay)], { shape });
    graph.output(momentumOutput(group), decayed);

    const size = graph.node("Mul", [rate, graph.scalar(sizeOfAdamW * Math.sqrt(columns))], { shape: [] });
    const change = polarFactor(graph, withGradient(decayed), size);
    graph.output(changeOutput(group), graph.node("ReduceSum", [change], { shape: [1, 1, 1] }));
    for (const [index, { parameter, transposed }] of members.entries()) {
      const weight = weightOf(parameter);
      const part = reshape(graph, slice(graph, change, 0, index, index + 1), [rows, columns]);
      const own = transposed ? transpose(graph, part, [1, 0]) : part;
      graph.output(updatedOutput(parameter), graph.node("Sub", [weight, own], { shape: weight.shape }));
    }
  }
}
