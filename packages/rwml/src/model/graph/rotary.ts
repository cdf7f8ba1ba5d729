import type { Dimension } from "../onnx/model-description.js";
import { fixed, type Graph, type Value } from "./graph.js";
import { concatenate, reshape, slice } from "./layout.js";

/** The tables of rotary position embeddings inside a graph, and the positions that select their rows. */
export interface RotaryPositions {
  /** [batch, length], each below the `count` of the tables. */
  readonly positions: Value;
  /** [count, headWidth / 2] */
  readonly cosines: Value;
  readonly sines: Value;
  /** -sines, which turn back: the gradient of a rotation is the opposite rotation. */
  readonly oppositeSines: Value;
}

/**
 * Stores the rotation angles position / base^(2i / headWidth) for all positions below `count` (RoPE,
 * arXiv 2104.09864).
 *
 * @param positions integers [batch, length]
 */
export function rotaryPositions(
  graph: Graph,
  positions: Value,
  options: { readonly count: number; readonly headWidth: number; readonly base: number },
): RotaryPositions {
  const pairs = options.headWidth / 2;
  const shape = [options.count, pairs];
  const angles = Float64Array.from({ length: options.count * pairs }, (_, index) => {
    const position = Math.floor(index / pairs);
    return position * options.base ** (-(index % pairs) / pairs);
  });
  return {
    positions: graph.node("Cast", [positions], {
      shape: positions.shape,
      type: "int64",
      attributes: { to: 7 },
    }),
    cosines: graph.constant(angles.map(Math.cos), shape),
    sines: graph.constant(angles.map(Math.sin), shape),
    oppositeSines: graph.constant(
      angles.map((angle) => -Math.sin(angle)),
      shape,
    ),
  };
}

/**
 * Rotates each row of [batch, heads, length, headWidth] by the angles of its position. Element i of a row is paired
 * with element i + headWidth / 2.
 */
export function rotate(graph: Graph, value: Value, rotary: RotaryPositions): Value {
  const output = rotateBy(graph, value, rotary, rotary.sines);
  return graph.record(output, [value], (gradient) => [
    rotateBy(graph, gradient, rotary, rotary.oppositeSines),
  ]);
}

function rotateBy(graph: Graph, value: Value, rotary: RotaryPositions, sines: Value): Value {
  if (graph.precision === "float32") {
    return graph.node("RotaryEmbedding", [value, rotary.positions, rotary.cosines, sines], {
      shape: value.shape,
      contributed: true,
    });
  }
  const [batch, , length] = value.shape as [Dimension, Dimension, Dimension, Dimension];
  const pairs = fixed(rotary.cosines.shape[1]);
  const first = slice(graph, value, 3, 0, pairs);
  const second = slice(graph, value, 3, pairs, 2 * pairs);

  const shape = first.shape;
  const rows = (table: Value): Value =>
    reshape(graph, graph.node("Gather", [table, rotary.positions], { shape: [batch, length, pairs] }), [
      batch,
      1,
      length,
      pairs,
    ]);
  const [cosine, sine] = [rows(rotary.cosines), rows(sines)];
  const times = (left: Value, right: Value): Value => graph.node("Mul", [left, right], { shape });
  const rotated = [
    graph.node("Sub", [times(first, cosine), times(second, sine)], { shape }),
    graph.node("Add", [times(second, cosine), times(first, sine)], { shape }),
  ];
  return concatenate(graph, rotated, 3);
}
