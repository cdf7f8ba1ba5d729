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

/** Squared norms below this count as this, so that zeros stay zeros. */
const smallestSquare = 1e-30;

/**
 * The nearest matrices with orthonormal rows, approximately: for each matrix U S Vᵀ of the stack, U Vᵀ times `scale`.
 * Not recorded: it stands behind gradients.
 *
 * Only products touch the matrices themselves; everything else, also their norm and the scale, happens on the smaller
 * square ones between. Their polynomial a + b G + c G² is c (G + b / 2c)² + (a - b² / 4c).
 *
 * @param stack [count, rows, columns] with rows at most columns
 * @param scale a scalar
 */
export function polarFactor(graph: Graph, stack: Value, scale: Value): Value {
  const [count, rows] = [fixed(stack.shape[0]), fixed(stack.shape[1])];
  const square = { shape: [count, rows, rows] };
  const one = { shape: [count, 1, 1] };
  const identity = (factor: number): Value =>
    graph.constant(
      Array.from({ length: rows * rows }, (_, place) => (place % (rows + 1) === 0 ? factor : 0)),
      [rows, rows],
    );
  const gramOf = (factor: Value): Value => multiplyStacks(graph, factor, factor, { transposeRight: true });

  const gram = gramOf(stack);
  const diagonal = graph.node("Mul", [gram, identity(margin ** 2)], square);
  const sum = graph.node("ReduceSum", [diagonal, graph.integers([1, 2])], one);
  const bound = graph.node("Max", [sum, graph.scalar(smallestSquare)], one);
  const root = graph.node("Sqrt", [bound], one);

  return coefficients.reduce((factor, [linear, cubic, quintic], iteration) => {
    const isFirst = iteration === 0;
    const isLast = iteration === coefficients.length - 1;
    const current = isFirst ? graph.node("Div", [gram, bound], square) : gramOf(factor);
    const shift = cubic / (2 * quintic);
    const shifted = graph.node("Add", [current, identity(shift)], square);
    const squared = multiplyStacks(graph, shifted, shifted, { factor: quintic });
    let polynomial = graph.node("Add", [squared, identity(linear - quintic * shift ** 2)], square);
    if (isFirst) polynomial = graph.node("Div", [polynomial, root], square);
    if (isLast) polynomial = graph.node("Mul", [polynomial, scale], square);
    return multiplyStacks(graph, polynomial, factor);
  }, stack);
}

/** Operations that `polarFactor` spends on the products of one matrix, counted as 2 · n · m · k. */
export function polarOperations(rows: number, columns: number): number {
  return coefficients.length * (4 * rows * rows * columns + 2 * rows ** 3);
}
