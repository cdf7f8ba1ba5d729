import { add } from "../graph/elementwise.js";
import type { Graph, Value } from "../graph/graph.js";
import type { Dimension } from "../onnx/model-description.js";
import { extraRows } from "./embedding.js";
import type { ModelConfig } from "./model-config.js";
import { type EmbeddingTable, embeddingTables } from "./parameters.js";

/** The name of the input with an effective embedding table. */
export const tableInput = (table: EmbeddingTable): string => `table.${table}`;

/** The names of the inputs with the row of each table for each position. */
export const rowInputs = { token: "tokens", previous1: "previous1", previous2: "previous2" } as const;

/**
 * Declares the effective tables and the tokens, and looks the tokens up: `embedded` is the sum of the three vectors
 * of each position, of shape [...shape, width].
 */
export function embed(
  graph: Graph,
  config: ModelConfig,
  shape: readonly Dimension[],
): { tokenTable: Value; embedded: Value } {
  const { vocabulary, width } = config;
  const tables = embeddingTables.map((table) =>
    graph.realInput(tableInput(table), [vocabulary + extraRows[table], width]),
  );
  const embedded = embeddingTables
    .map((table, index) =>
      graph.node("Gather", [tables[index]!, graph.input(rowInputs[table], "int32", shape)], {
        shape: [...shape, width],
      }),
    )
    .reduce((sum, vectors) => add(graph, sum, vectors));
  return { tokenTable: tables[0]!, embedded };
}
