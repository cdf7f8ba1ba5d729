import { fixed, type Graph, type Value } from "./graph.js";
import { gemm, multiplyColumns } from "./matrix.js";

/** Probabilities below this count as this, so that a logarithm stays finite. */
const smallestProbability = 1e-37;

/**
 * The log-probability of each row's target token under softmax(rows · tableᵀ): the tied output layer and the
 * cross entropy in one operation.
 *
 * Their common gradient needs neither the logits nor their gradient: with q = softmax minus one at the target and
 * g the gradient of the log-probability, it is -g · q · table for the rows and -qᵀ · (g · rows) for the table. So g
 * scales narrow rows instead of rows as wide as the vocabulary.
 *
 * @param rows [n, width]
 * @param table [vocabulary, width]
 * @param targets int32 [n, 1]
 * @returns [n, 1]
 */
export function tokenLogProbability(graph: Graph, rows: Value, table: Value, targets: Value): Value {
  const count = fixed(rows.shape[0]);
  const wide = { shape: [count, table.shape[0]!] };
  const column = { shape: [count, 1] };

  const logits = gemm(graph, rows, table, { transposeRight: true });
  const probabilities = graph.node("Softmax", [logits], { ...wide, attributes: { axis: -1 } });
  const atTarget = graph.node("GatherElements", [probabilities, targets], {
    ...column,
    attributes: { axis: 1 },
  });
  const positive = graph.node("Max", [atTarget, graph.scalar(smallestProbability)], column);
  const output = graph.node("Log", [positive], column);

  return graph.record(output, [rows, table], (gradient) => {
    const lessOne = graph.node("Sub", [atTarget, graph.scalar(1)], column);
    const difference = graph.node("ScatterElements", [probabilities, targets, lessOne], {
      ...wide,
      attributes: { axis: 1 },
    });
    const opposite = graph.node("Neg", [gradient], column);
    const scaledRows = graph.node("Mul", [rows, opposite], { shape: rows.shape });
    return [
      graph.node("Mul", [gemm(graph, difference, table), opposite], { shape: rows.shape }),
      multiplyColumns(graph, difference, scaledRows),
    ];
  });
}
