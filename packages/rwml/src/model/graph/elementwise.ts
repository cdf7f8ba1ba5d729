/** Operations that work element by element. Two operands broadcast as in ONNX and NumPy. */
import { broadcastShapes, sumToShape } from "./broadcast.js";
import type { Graph, Value } from "./graph.js";

/** left + right. */
export function add(graph: Graph, left: Value, right: Value): Value {
  return graph.record(binary(graph, "Add", left, right), [left, right], (gradient) => [
    sumToShape(graph, gradient, left.shape),
    sumToShape(graph, gradient, right.shape),
  ]);
}

/** left - right. */
export function subtract(graph: Graph, left: Value, right: Value): Value {
  return graph.record(binary(graph, "Sub", left, right), [left, right], (gradient) => [
    sumToShape(graph, gradient, left.shape),
    sumToShape(graph, negate(graph, gradient), right.shape),
  ]);
}

/** left · right, element by element. */
export function multiply(graph: Graph, left: Value, right: Value): Value {
  return graph.record(binary(graph, "Mul", left, right), [left, right], (gradient) => [
    sumToShape(graph, multiply(graph, gradient, right), left.shape),
    sumToShape(graph, multiply(graph, gradient, left), right.shape),
  ]);
}

/** -value. */
export function negate(graph: Graph, value: Value): Value {
  const output = graph.node("Neg", [value], { shape: value.shape });
  return graph.record(output, [value], (gradient) => [negate(graph, gradient)]);
}

/** e^value. */
export function exponential(graph: Graph, value: Value): Value {
  const output = graph.node("Exp", [value], { shape: value.shape });
  return graph.record(output, [value], (gradient) => [multiply(graph, gradient, output)]);
}

/** The value limited to [low, high]. No gradient flows where the limit acts. */
export function clip(graph: Graph, value: Value, low: number, high: number): Value {
  const output = graph.node("Clip", [value, graph.scalar(low), graph.scalar(high)], { shape: value.shape });
  return graph.record(output, [value], (gradient) => {
    const inside = graph.node("Equal", [value, output], { shape: value.shape, type: "bool" });
    return [where(graph, inside, gradient, graph.scalar(0))];
  });
}

/** The smaller of two values of one shape. Where they are equal the gradient goes to the left one. */
export function minimum(graph: Graph, left: Value, right: Value): Value {
  return graph.record(binary(graph, "Min", left, right), [left, right], (gradient) => {
    const isLeft = graph.node("LessOrEqual", [left, right], { shape: left.shape, type: "bool" });
    const zero = graph.scalar(0);
    return [where(graph, isLeft, gradient, zero), where(graph, isLeft, zero, gradient)];
  });
}

/**
 * value · sigmoid(value): the SiLU activation. Its rows are the widest of a model, so it passes over them as rarely as
 * it can: the runtime has one operator for both steps.
 */
export function silu(graph: Graph, value: Value): Value {
  const sigmoid = (): Value => graph.node("Sigmoid", [value], { shape: value.shape });
  const output =
    graph.precision === "float32"
      ? graph.node("QuickGelu", [value], {
          shape: value.shape,
          contributed: true,
          attributes: { alpha: { float: 1 } },
        })
      : binary(graph, "Mul", value, sigmoid());
  return graph.record(output, [value], (gradient) => {
    const share = sigmoid();
    // The derivative, sigmoid + output · (1 - sigmoid).
    const rest = binary(graph, "Sub", output, binary(graph, "Mul", output, share));
    return [multiply(graph, gradient, binary(graph, "Add", rest, share))];
  });
}

function binary(graph: Graph, operator: string, left: Value, right: Value): Value {
  return graph.node(operator, [left, right], {
    shape: broadcastShapes(left.shape, right.shape),
    type: left.type,
  });
}

function where(graph: Graph, condition: Value, yes: Value, no: Value): Value {
  return graph.node("Where", [condition, yes, no], { shape: condition.shape, type: yes.type });
}
