import type { Dimension } from "../onnx/model-description.js";
import { type Graph, shapeError, type Value } from "./graph.js";
import { reshape } from "./layout.js";
import { sum } from "./reduce.js";

/** The shape of an element-by-element operation on two operands: trailing dimensions equal, or one of them 1. */
export function broadcastShapes(left: readonly Dimension[], right: readonly Dimension[]): Dimension[] {
  const rank = Math.max(left.length, right.length);
  return Array.from({ length: rank }, (_, index) => {
    const first = left[index - rank + left.length] ?? 1;
    const second = right[index - rank + right.length] ?? 1;
    if (first === second || second === 1) return first;
    if (first === 1) return second;
    throw shapeError(`Shapes [${left}] and [${right}] do not fit together element by element.`);
  });
}

/** Undoes a broadcast: sums over the dimensions along which a value of `shape` was repeated. */
export function sumToShape(graph: Graph, value: Value, shape: readonly Dimension[]): Value {
  const added = value.shape.length - shape.length;
  const axes = value.shape.flatMap((size, axis) =>
    axis < added || (size !== 1 && shape[axis - added] === 1) ? [axis] : [],
  );
  const reduced = axes.length === 0 ? value : sum(graph, value, axes);
  return reduced.shape.length === shape.length ? reduced : reshape(graph, reduced, shape);
}
