import { differentiate } from "../graph/differentiate.js";
import { multiply } from "../graph/elementwise.js";
import { Graph, type Precision, sizeOf, type Value } from "../graph/graph.js";
import { total } from "../graph/reduce.js";
import { encodeModel } from "../onnx/encode-model.js";
import type { Runtime, Session, Tensor } from "../onnx/runtime.js";

/** An operation under test: real values in, one real value out. */
export type Operation = (graph: Graph, ...inputs: Value[]) => Value;

/** A real input of an operation: its shape, and its elements in row-major order. */
export interface RealInput {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** What an operation computes: its output, and the gradient of a weighted sum of it for each input. */
export interface OperationResult {
  readonly output: number[];
  readonly gradients: number[][];
}

/** Weights of the sum that is differentiated: all different, so that no two errors cancel. */
const sumWeight = (index: number): number => Math.sin(index + 1) + 0.1;

/** Runs an operation with its gradients. */
export async function runOperation(
  runtime: Runtime,
  precision: Precision,
  operation: Operation,
  inputs: readonly RealInput[],
): Promise<OperationResult> {
  const session = await openOperation(runtime, precision, operation, inputs);
  const outputs = await session.run(feeds(precision, inputs));
  await session.release();
  const numbers = (name: string): number[] => Array.from(outputs[name]!.data, Number);
  return { output: numbers("output"), gradients: inputs.map((_, index) => numbers(`gradient${index}`)) };
}

/**
 * The gradients of an operation by central differences: each element of each input moves by `step` both ways.
 * In float64, where a step of 1e-5 leaves an error of about 1e-9.
 */
export async function centralDifferences(
  runtime: Runtime,
  operation: Operation,
  inputs: readonly RealInput[],
  step = 1e-5,
): Promise<number[][]> {
  const session = await openOperation(runtime, "float64", operation, inputs);
  const weightedSum = async (moved: readonly RealInput[]): Promise<number> =>
    Number((await session.run(feeds("float64", moved))).sum!.data[0]);
  const differences: number[][] = [];
  for (const [index, input] of inputs.entries()) {
    const gradient: number[] = [];
    for (const [element, value] of input.data.entries()) {
      const at = (moved: number): RealInput[] =>
        inputs.with(index, { ...input, data: input.data.with(element, moved) }) as RealInput[];
      gradient.push(
        ((await weightedSum(at(value + step))) - (await weightedSum(at(value - step)))) / (2 * step),
      );
    }
    differences.push(gradient);
  }
  await session.release();
  return differences;
}

function openOperation(
  runtime: Runtime,
  precision: Precision,
  operation: Operation,
  inputs: readonly RealInput[],
): Promise<Session> {
  const graph = new Graph(precision);
  const values = inputs.map(({ shape }, index) => graph.realInput(`input${index}`, shape));
  const output = operation(graph, ...values);
  const weights = Array.from({ length: sizeOf(output.shape) }, (_, index) => sumWeight(index));
  const sum = total(graph, multiply(graph, output, graph.constant(weights, output.shape.map(Number))));
  graph.output("output", output);
  graph.output("sum", sum);
  for (const [index, gradient] of differentiate(graph, sum, values).entries()) {
    graph.output(`gradient${index}`, gradient);
  }
  return runtime.open(encodeModel(graph.describe("operation")));
}

function feeds(precision: Precision, inputs: readonly RealInput[]): Record<string, Tensor> {
  const data = (values: readonly number[]) =>
    precision === "float64" ? Float64Array.from(values) : Float32Array.from(values);
  return Object.fromEntries(
    inputs.map((input, index) => [
      `input${index}`,
      { type: precision, data: data(input.data), shape: input.shape },
    ]),
  );
}
