import { fixed, type Graph, type Value } from "./graph.js";

/** Added to the mean square, so that a row of zeros stays finite. */
const epsilon = 1e-6;

/**
 * Divides each row (last dimension) by its root mean square: RMSNorm (arXiv 1910.07467) without the gain, which
 * belongs to the matrix that follows.
 */
export function normalizeRows(graph: Graph, value: Value): Value {
  const { normalized, inverse } = forward(graph, value);
  return graph.record(normalized, [value], (gradient) => {
    const shape = inverse.shape;
    const product = graph.node("Mul", [gradient, normalized], { shape: value.shape });
    const along = graph.node("ReduceMean", [product, graph.integers([-1])], { shape });
    const radial = graph.node("Mul", [normalized, along], { shape: value.shape });
    const tangential = graph.node("Sub", [gradient, radial], { shape: value.shape });
    return [graph.node("Mul", [tangential, inverse], { shape: value.shape })];
  });
}

/** The normalised rows and one over each row's root mean square. */
function forward(graph: Graph, value: Value): { normalized: Value; inverse: Value } {
  const width = fixed(value.shape.at(-1));
  const rowShape = value.shape.with(-1, 1);
  if (graph.precision === "float32") {
    const ones = graph.constant(new Float32Array(width).fill(1), [width]);
    const [normalized, inverse] = graph.nodeWithOutputs(
      "SimplifiedLayerNormalization",
      [value, ones],
      [{ shape: value.shape }, { shape: rowShape }],
      { attributes: { axis: -1, epsilon: { float: epsilon } } },
    );
    return { normalized: normalized!, inverse: inverse! };
  }
  const square = graph.node("Mul", [value, value], { shape: value.shape });
  const mean = graph.node("ReduceMean", [square, graph.integers([-1])], { shape: rowShape });
  const shifted = graph.node("Add", [mean, graph.scalar(epsilon)], { shape: rowShape });
  const root = graph.node("Sqrt", [shifted], { shape: rowShape });
  const inverse = graph.node("Div", [graph.scalar(1), root], { shape: rowShape });
  return { normalized: graph.node("Mul", [value, inverse], { shape: value.shape }), inverse };
}
