import type { Graph, Value } from "../graph/graph.js";
import { multiplyStacks } from "../graph/matrix.js";

/** The probability of every token behind each row: rows [..., width] and the table [vocabulary, width]. */
export function tokenProbabilities(graph: Graph, rows: Value, table: Value): Value {
  const logits = multiplyStacks(graph, rows, table, { transposeRight: true });
  return graph.node("Softmax", [logits], { shape: logits.shape, attributes: { axis: -1 } });
}
