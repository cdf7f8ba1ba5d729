import { fixed, type Graph, type Value } from "./graph.js";
import { multiplyStacks } from "./matrix.js";

/**
 * Coefficients of the first iterations of Polar Express (arXiv 2505.16932, table 1): each maps X to
 * a X + b (X Xᵀ) X + c (X Xᵀ)² X, which drives all singular values towards 1. After three of them they lie between
 * about 0.2 and 1.8, and models train as well on that as on a fourth, which costs a third more.
 */
const coefficients = [
  [8.28721, -23.59588, 17.30038],
  [4.107059, -2.94784, 0.544843],
  [3.94869, -2.908902, 0.551819],
] as const;

/** Keeps the largest singular value safely below 1, where the iteration converges. */
const margin = 1.01;

/**
 * The nearest matrices with orthonormal rows, approximately: for each matrix U S Vᵀ of the stack, U Vᵀ. Not recorded:
 * it stands behind gradients.
 *
 * @param stack [count, rows, columns] with rows at most columns
 */
export function polarFactor(graph: Graph, stack: Value): Value {
  const { shape } = stack;
  const [count, rows] = [fixed(shape[0]), fixed(shape[1])];
  const square = { shape: [count, rows, rows] };
  const scale = (value: Value, factor: number): Value =>
    graph.node("Mul", [value, graph.scalar(factor)], { shape: value.shape });

  const squares = graph.node("Mul", [stack, stack], { shape });
  const one = { shape: [count, 1, 1] };
  const norm = graph.node("Sqrt", [graph.node("ReduceSum", [squares, graph.integers([1, 2])], one)], one);
  const bound = graph.node("Add", [scale(norm, margin), graph.scalar(1e-20)], one);
  let factor = graph.node("Div", [stack, bound], { shape });
  for (const [linear, cubic, quintic] of coefficients) {
    const gram = multiplyStacks(graph, factor, factor, { transposeRight: true });
    const gramSquare = multiplyStacks(graph, gram, gram, { factor: quintic });
    const polynomial = graph.node("Add", [scale(gram, cubic), gramSquare], square);
    const higher = multiplyStacks(graph, polynomial, factor);
    factor = graph.node("Add", [scale(factor, linear), higher], { shape });
  }
  return factor;
}

/** Operations that `polarFactor` spends on the products of one matrix, counted as 2 · n · m · k. */
export function polarOperations(rows: number, columns: number): number {
  return coefficients.length * (4 * rows * rows * columns + 2 * rows ** 3);
}
