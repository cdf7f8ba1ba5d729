import { add } from "./elementwise.js";
import { type Graph, shapeError, type Value } from "./graph.js";
import { repeat } from "./reduce.js";

/**
 * Adds to the graph the gradients of a scalar with respect to values, in the order of `values`.
 *
 * Reverse mode: the tape is walked from the end, each operation turns the gradient of its output into gradients
 * of its inputs, and those of a value used several times are added. A value on which the scalar does not depend
 * has no gradient, which is an error: it means that the graph was put together wrongly.
 */
export function differentiate(graph: Graph, scalar: Value, values: readonly Value[]): Value[] {
  if (scalar.shape.length !== 0)
    throw shapeError(`Only a scalar can be differentiated, not [${scalar.shape}].`);
  const tape = graph.tape();
  const needed = dependents(tape, values);
  const gradients = new Map<string, Value>([[scalar.name, graph.scalar(1)]]);

  for (const entry of tape.toReversed()) {
    if (!entry.outputs.some(({ name }) => gradients.has(name) && needed.has(name))) continue;
    const inputGradients = entry.pullBack(
      entry.outputs.map(
        (output) => gradients.get(output.name) ?? repeat(graph, graph.scalar(0), output.shape),
      ),
    );
    for (const [index, input] of entry.inputs.entries()) {
      const gradient = inputGradients[index];
      if (!gradient || !needed.has(input.name)) continue;
      const sum = gradients.get(input.name);
      gradients.set(input.name, sum === undefined ? gradient : add(graph, sum, gradient));
    }
  }

  return values.map((value) => {
    const gradient = gradients.get(value.name);
    if (gradient === undefined) throw shapeError(`The scalar does not depend on ${value.name}.`);
    return gradient;
  });
}

/** The names of the values and of everything computed from them: where gradients have to flow. */
function dependents(tape: ReturnType<Graph["tape"]>, values: readonly Value[]): Set<string> {
  const names = new Set(values.map(({ name }) => name));
  for (const { inputs, outputs } of tape) {
    if (!inputs.some((input) => names.has(input.name))) continue;
    for (const output of outputs) names.add(output.name);
  }
  return names;
}
