/** Operations that only move elements. */
import type { Dimension } from "../onnx/model-description.js";
import { fixed, type Graph, shapeError, sizeOf, type Value } from "./graph.js";

/**
 * The same elements, in row-major order, under another shape. Sizes that are known only when the graph runs
 * must stand at the same place in both shapes, apart from at most one that the others determine.
 */
export function reshape(graph: Graph, value: Value, shape: readonly Dimension[]): Value {
  const named = [...value.shape, ...shape].some((size) => typeof size === "string");
  if (!named && sizeOf(value.shape) !== sizeOf(shape)) {
    throw shapeError(`[${value.shape}] cannot be reshaped to [${shape}].`);
  }
  const target = shape.map((size, axis) => {
    if (typeof size === "number") return size;
    return size === value.shape[axis] ? 0 : -1;
  });
  const output = graph.node("Reshape", [value, graph.integers(target)], { shape });
  return graph.record(output, [value], (gradient) => [reshape(graph, gradient, value.shape)]);
}

/** The same elements with one more axis, of size 1, that then is axis `axis`. */
export function insertAxis(graph: Graph, value: Value, axis: number): Value {
  const shape = value.shape.toSpliced(axis, 0, 1);
  const output = graph.node("Unsqueeze", [value, graph.integers([axis])], { shape });
  return graph.record(output, [value], (gradient) => [removeAxis(graph, gradient, axis)]);
}

/** The same elements without an axis of size 1. */
export function removeAxis(graph: Graph, value: Value, axis: number): Value {
  const shape = value.shape.toSpliced(axis, 1);
  const output = graph.node("Squeeze", [value, graph.integers([axis])], { shape });
  return graph.record(output, [value], (gradient) => [insertAxis(graph, gradient, axis)]);
}

/** The axes in another order: axis `i` of the output is axis `order[i]` of the value. */
export function transpose(graph: Graph, value: Value, order: readonly number[]): Value {
  const output = graph.node("Transpose", [value], {
    shape: order.map((axis) => value.shape[axis]!),
    attributes: { perm: order },
  });
  const inverse = order.map((_, axis) => order.indexOf(axis));
  return graph.record(output, [value], (gradient) => [transpose(graph, gradient, inverse)]);
}

/** The elements from `start` up to but not including `end` along an axis. */
export function slice(graph: Graph, value: Value, axis: number, start: number, end: number): Value {
  const size = value.shape[axis]!;
  if (start === 0 && end === size) return value;
  const shape = value.shape.with(axis, end - start);
  const bounds = [[start], [end], [axis]].map((bound) => graph.integers(bound));
  const output = graph.node("Slice", [value, ...bounds], { shape });
  return graph.record(output, [value], (gradient) => [pad(graph, gradient, axis, start, fixed(size) - end)]);
}

/** The parts of the given sizes that a value has along an axis. */
export function split(graph: Graph, value: Value, axis: number, sizes: readonly number[]): readonly Value[] {
  if (sizes.reduce((sum, size) => sum + size, 0) !== value.shape[axis]) {
    throw shapeError(`[${value.shape}] cannot be split into [${sizes}] along axis ${axis}.`);
  }
  const parts = graph.nodeWithOutputs(
    "Split",
    [value, graph.integers(sizes)],
    sizes.map((size) => ({ shape: value.shape.with(axis, size) })),
    { attributes: { axis } },
  );
  return graph.recordAll(parts, [value], (gradients) => [concatenate(graph, gradients, axis)]);
}

/** Values joined along an axis. */
export function concatenate(graph: Graph, values: readonly Value[], axis: number): Value {
  const [first, ...others] = values;
  if (first === undefined) throw shapeError("Nothing to concatenate.");
  if (others.length === 0) return first;
  const size = values.reduce((length, value) => length + fixed(value.shape[axis]), 0);
  const output = graph.node("Concat", values, { shape: first.shape.with(axis, size), attributes: { axis } });
  return graph.record(output, values, (gradient) => {
    let start = 0;
    return values.map((value) => {
      const end = start + fixed(value.shape[axis]);
      const part = slice(graph, gradient, axis, start, end);
      start = end;
      return part;
    });
  });
}

function pad(graph: Graph, value: Value, axis: number, before: number, after: number): Value {
  const amounts = value.shape.flatMap((_, index) => (index === axis ? before : 0));
  const behind = value.shape.flatMap((_, index) => (index === axis ? after : 0));
  return graph.node("Pad", [value, graph.integers([...amounts, ...behind]), graph.scalar(0)], {
    shape: value.shape.with(axis, before + fixed(value.shape[axis]) + after),
  });
}
