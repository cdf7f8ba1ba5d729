import type { Graph, Value } from "../graph/graph.js";
import { concatenate, reshape, transpose } from "../graph/layout.js";
import { polarFactor } from "../graph/polar-factor.js";
import { type MatrixGroup, matrixGroups } from "./matrix-groups.js";
import type { ModelConfig } from "./model-config.js";

/** Share of the momentum that stays at each step. */
const decay = 0.95;

/** The name of the input with the momentum of a group. */
export const momentumInput = ({ name }: MatrixGroup): string => `momentum.${name}`;

/** The name of the output with the momentum after the step. */
export const momentumOutput = ({ name }: MatrixGroup): string => `nextMomentum.${name}`;

/** The name of the output with the orthogonal directions of a group. */
export const directionOutput = ({ name }: MatrixGroup): string => `direction.${name}`;

/**
 * Adds the expensive half of Muon (Jordan et al. 2024, https://kellerjordan.github.io/posts/muon/) to a training
 * graph: Nesterov momentum of the gradients of the hidden matrices, replaced by its polar factor. Inside the graph the matrix products run
 * where the others do; a session of its own would fight with this one for the cores.
 *
 * @param gradientOf gives the gradient of a parameter
 */
export function orthogonalMomentum(
  graph: Graph,
  config: ModelConfig,
  gradientOf: (parameter: string) => Value,
): void {
  for (const group of matrixGroups(config)) {
    const { rows, columns, members } = group;
    const shape = [members.length, rows, columns];
    const gradients = members.map(({ parameter, transposed }) => {
      const gradient = gradientOf(parameter);
      return reshape(graph, transposed ? transpose(graph, gradient, [1, 0]) : gradient, [1, rows, columns]);
    });
    const gradient = concatenate(graph, gradients, 0);
    const decayed = (momentum: Value): Value => {
      const kept = graph.node("Mul", [momentum, graph.scalar(decay)], { shape });
      return graph.node("Add", [kept, gradient], { shape });
    };
    const next = decayed(graph.realInput(momentumInput(group), shape));
    graph.output(momentumOutput(group), next);
    graph.output(directionOutput(group), polarFactor(graph, decayed(next)));
  }
}
