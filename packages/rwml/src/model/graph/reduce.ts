import type { Dimension } from "../onnx/model-description.js";
import { type Graph, sizeOf, type Value } from "./graph.js";
import { reshape } from "./layout.js";

/** The sum over some axes, which stay with size 1. */
export function sum(graph: Graph, value: Value, axes: readonly number[]): Value {
  const shape = value.shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
  const output = graph.node("ReduceSum", [value, graph.integers(axes)], { shape });
  return graph.record(output, [value], (gradient) => [repeat(graph, gradient, value.shape)]);
}

/** The sum of all elements, as a scalar. */
export function total(graph: Graph, value: Value): Value {
  const axes = value.shape.map((_, axis) => axis);
  return reshape(graph, sum(graph, value, axes), []);
}

/** The elements repeated along the dimensions of size 1, up to a shape. Not recorded: for use inside gradients. */
export function repeat(graph: Graph, value: Value, shape: readonly Dimension[]): Value {
  sizeOf(shape);
  return graph.node("Expand", [value, graph.integers(shape.map(Number))], { shape });
}
