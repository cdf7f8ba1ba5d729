import type { Dimension } from "../onnx/model-description.js";
import { fixed, type Graph, shapeError, type Value } from "./graph.js";
import { transpose } from "./layout.js";

/**
 * Rows times a matrix: value [..., n] · matrix [n, m] -> [..., m].
 *
 * Gradients need a value of rank 2: both are then one Gemm with a transposed operand, which is the fastest form.
 */
export function multiplyMatrix(graph: Graph, value: Value, matrix: Value): Value {
  const [rows, columns] = matrix.shape;
  if (value.shape.at(-1) !== rows || columns === undefined) {
    throw shapeError(`[${value.shape}] times [${matrix.shape}] does not fit.`);
  }
  const output = graph.node("MatMul", [value, matrix], { shape: value.shape.with(-1, columns) });
  return graph.record(output, [value, matrix], (gradient) => [
    gemm(graph, gradient, matrix, { transposeRight: true }),
    multiplyColumns(graph, value, gradient),
  ]);
}

/**
 * leftᵀ · right of two tall matrices: the products of all their columns. Not recorded: for use inside gradients.
 *
 * The narrower one is transposed by an operator of its own. A product that transposes its tall left operand reads it
 * with a stride, again and again, which costs more than moving it once.
 */
export function multiplyColumns(graph: Graph, left: Value, right: Value): Value {
  const widthOf = ({ shape }: Value): number => fixed(shape[1]);
  const [narrow, wide] = widthOf(left) <= widthOf(right) ? [left, right] : [right, left];
  const shape = [narrow.shape[1]!, wide.shape[1]!];
  const product = graph.node("MatMul", [transpose(graph, narrow, [1, 0]), wide], { shape });
  return narrow === left ? product : transpose(graph, product, [1, 0]);
}

/** factor · left · right for matrices, either of them transposed. Not recorded: for use inside gradients. */
export function gemm(
  graph: Graph,
  left: Value,
  right: Value,
  options: { transposeLeft?: boolean; transposeRight?: boolean; factor?: number } = {},
): Value {
  const { transposeLeft = false, transposeRight = false, factor = 1 } = options;
  const [leftRows, leftColumns] = transposeLeft ? left.shape.toReversed() : left.shape;
  const [rightRows, rightColumns] = transposeRight ? right.shape.toReversed() : right.shape;
  if (left.shape.length !== 2 || right.shape.length !== 2 || leftColumns !== rightRows) {
    throw shapeError(`Matrices [${left.shape}] and [${right.shape}] do not fit.`);
  }
  return graph.node("Gemm", [left, right], {
    shape: [leftRows!, rightColumns!],
    attributes: { transA: Number(transposeLeft), transB: Number(transposeRight), alpha: { float: factor } },
  });
}

/**
 * factor · left · right for stacks of matrices, [..., a, b] · [..., b, c], either of them transposed in its last
 * two dimensions. The stacking dimensions broadcast. Not recorded: for use inside operations with their own
 * gradients.
 */
export function multiplyStacks(
  graph: Graph,
  left: Value,
  right: Value,
  options: { transposeLeft?: boolean; transposeRight?: boolean; factor?: number } = {},
): Value {
  const { transposeLeft = false, transposeRight = false, factor = 1 } = options;
  const [leftRows, leftColumns] = lastTwo(left, transposeLeft);
  const [rightRows, rightColumns] = lastTwo(right, transposeRight);
  if (leftColumns !== rightRows) throw shapeError(`[${left.shape}] times [${right.shape}] does not fit.`);
  const shape = [...left.shape.slice(0, -2), leftRows, rightColumns];

  if (graph.precision === "float32") {
    return graph.node("FusedMatMul", [left, right], {
      shape,
      contributed: true,
      attributes: { transA: Number(transposeLeft), transB: Number(transposeRight), alpha: { float: factor } },
    });
  }
  const operands = [
    transposeLeft ? swapLastTwo(graph, left) : left,
    transposeRight ? swapLastTwo(graph, right) : right,
  ];
  const product = graph.node("MatMul", operands, { shape });
  return factor === 1 ? product : graph.node("Mul", [product, graph.scalar(factor)], { shape });
}

function lastTwo(value: Value, swapped: boolean): [Dimension, Dimension] {
  const [rows, columns] = value.shape.slice(-2) as [Dimension, Dimension];
  return swapped ? [columns, rows] : [rows, columns];
}

function swapLastTwo(graph: Graph, value: Value): Value {
  const axes = value.shape.map((_, axis) => axis);
  const [last, secondLast] = [axes.pop()!, axes.pop()!];
  return transpose(graph, value, [...axes, last, secondLast]);
}
