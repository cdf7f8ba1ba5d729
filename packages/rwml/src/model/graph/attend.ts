import { add } from "./elementwise.js";
import { fixed, type Graph, type Value } from "./graph.js";
import { concatenate, slice } from "./layout.js";
import { multiplyStacks } from "./matrix.js";

/** Options of {@link attend}. */
export interface AttendOptions {
  /** Added to the scores, broadcastable to [batch, heads, length, length]. Has to hide what comes later. */
  readonly mask: Value;
  /** Queries are handled in blocks of this many positions, each of which skips the keys behind its end. */
  readonly blockLength: number;
}

/**
 * Scaled dot-product attention that looks back only: softmax(queries · keysᵀ / √headWidth + mask) · values, all
 * [batch, heads, length, headWidth].
 *
 * The gradient of the softmax needs, per query, the sum of probabilities times their gradients; that equals the
 * product of the output row with its gradient (arXiv 2205.14135, appendix B), which is far narrower.
 */
export function attend(
  graph: Graph,
  queries: Value,
  keys: Value,
  values: Value,
  { mask, blockLength }: AttendOptions,
): Value {
  const length = fixed(queries.shape[2]);
  const starts = Array.from({ length: Math.ceil(length / blockLength) }, (_, index) => index * blockLength);
  const blocks = starts.map((start) =>
    attendBlock(graph, queries, keys, values, mask, start, Math.min(start + blockLength, length)),
  );
  const output = concatenate(
    graph,
    blocks.map((block) => block.output),
    2,
  );

  return graph.record(output, [queries, keys, values], (gradient) => {
    const gradients = blocks.map((block) =>
      block.pullBack(slice(graph, gradient, 2, block.start, block.end)),
    );
    return [
      concatenate(
        graph,
        gradients.map((block) => block.queries),
        2,
      ),
      addPrefixes(
        graph,
        gradients.map((block) => block.keys),
      ),
      addPrefixes(
        graph,
        gradients.map((block) => block.values),
      ),
    ];
  });
}

function attendBlock(
  graph: Graph,
  allQueries: Value,
  allKeys: Value,
  allValues: Value,
  mask: Value,
  start: number,
  end: number,
) {
  const queries = slice(graph, allQueries, 2, start, end);
  const keys = slice(graph, allKeys, 2, 0, end);
  const values = slice(graph, allValues, 2, 0, end);
  const visible = slice(graph, slice(graph, mask, 2, start, end), 3, 0, end);
  const factor = 1 / Math.sqrt(fixed(queries.shape[3]));

  const scores = multiplyStacks(graph, queries, keys, { transposeRight: true, factor });
  const shape = scores.shape;
  const masked = graph.node("Add", [scores, visible], { shape });
  const probabilities = graph.node("Softmax", [masked], { shape, attributes: { axis: -1 } });
  const output = multiplyStacks(graph, probabilities, values);

  const pullBack = (gradient: Value) => {
    const product = graph.node("Mul", [gradient, output], { shape: output.shape });
    const along = graph.node("ReduceSum", [product, graph.integers([-1])], {
      shape: output.shape.with(-1, 1),
    });
    const probabilityGradient = multiplyStacks(graph, gradient, values, { transposeRight: true });
    const difference = graph.node("Sub", [probabilityGradient, along], { shape });
    const scoreGradient = graph.node("Mul", [difference, probabilities], { shape });
    return {
      queries: multiplyStacks(graph, scoreGradient, keys, { factor }),
      keys: multiplyStacks(graph, scoreGradient, queries, { transposeLeft: true, factor }),
      values: multiplyStacks(graph, probabilities, gradient, { transposeLeft: true }),
    };
  };
  return { start, end, output, pullBack };
}

/** Adds stacks of growing length, each of which counts for the positions that it has. */
function addPrefixes(graph: Graph, stacks: readonly Value[]): Value {
  return stacks.reduce((sum, stack) => {
    const length = fixed(sum.shape[2]);
    const shared = add(graph, sum, slice(graph, stack, 2, 0, length));
    return concatenate(graph, [shared, slice(graph, stack, 2, length, fixed(stack.shape[2]))], 2);
  });
}
