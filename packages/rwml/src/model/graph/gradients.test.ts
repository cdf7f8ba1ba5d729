import { seededRandom } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { openRuntime } from "../onnx/runtime.js";
import {
  centralDifferences,
  type Operation,
  type RealInput,
  runOperation,
} from "../testing/gradient-check.js";
import { attend } from "./attend.js";
import * as elementwise from "./elementwise.js";
import { concatenate, insertAxis, removeAxis, reshape, slice, split, transpose } from "./layout.js";
import { multiplyMatrix } from "./matrix.js";
import { normalizeRows } from "./normalize.js";
import { sum, total } from "./reduce.js";
import { rotaryPositions, rotate } from "./rotary.js";
import { tokenLogProbability } from "./token-log-probability.js";

const runtime = await openRuntime({ threads: 1 });

/** A random input whose elements keep away from 0 and ±1, where some operations under test have kinks. */
function randomInput(seed: number, ...shape: number[]): RealInput {
  const random = seededRandom(seed, "gradients");
  const size = shape.reduce((product, length) => product * length, 1);
  const data = Array.from({ length: size }, () => {
    const magnitude = 0.1 + 0.8 * random.float() + (random.float() < 0.5 ? 1 : 0);
    return random.float() < 0.5 ? -magnitude : magnitude;
  });
  return { shape, data };
}

const causal: Operation = (graph, queries, keys, values) =>
  attend(graph, queries!, keys!, values!, {
    mask: graph.constant(
      Array.from({ length: 25 }, (_, index) => (index % 5 > Math.floor(index / 5) ? -1e9 : 0)),
      [1, 1, 5, 5],
    ),
    blockLength: 2,
  });

const tree: Operation = (graph, queries, keys, values) =>
  attend(graph, queries!, keys!, values!, {
    // Two sequences with masks of their own: the last position does not see positions 1 and 2.
    mask: graph.constant(
      Array.from({ length: 18 }, (_, index) => {
        const [row, column] = [Math.floor(index / 3) % 3, index % 3];
        return column > row || (index >= 9 && row === 2 && column < 2) ? -1e9 : 0;
      }),
      [2, 1, 3, 3],
    ),
    blockLength: 3,
  });

const operations: Record<string, [Operation, ...RealInput[]]> = {
  add: [(graph, a, b) => elementwise.add(graph, a!, b!), randomInput(1, 2, 3), randomInput(2, 2, 3)],
  "add with a repeated row": [
    (graph, a, b) => elementwise.add(graph, a!, b!),
    randomInput(1, 2, 3),
    randomInput(2, 3),
  ],
  subtract: [
    (graph, a, b) => elementwise.subtract(graph, a!, b!),
    randomInput(1, 2, 3),
    randomInput(2, 2, 3),
  ],
  "subtract a repeated column": [
    (graph, a, b) => elementwise.subtract(graph, a!, b!),
    randomInput(1, 2, 3),
    randomInput(2, 2, 1),
  ],
  multiply: [
    (graph, a, b) => elementwise.multiply(graph, a!, b!),
    randomInput(1, 2, 3),
    randomInput(2, 2, 3),
  ],
  "multiply, each operand repeated": [
    (graph, a, b) => elementwise.multiply(graph, a!, b!),
    randomInput(1, 4, 1),
    randomInput(2, 3),
  ],
  "multiply by itself": [(graph, a) => elementwise.multiply(graph, a!, a!), randomInput(1, 3)],
  negate: [(graph, a) => elementwise.negate(graph, a!), randomInput(1, 3)],
  exponential: [(graph, a) => elementwise.exponential(graph, a!), randomInput(1, 4)],
  clip: [(graph, a) => elementwise.clip(graph, a!, -1, 1), randomInput(1, 12)],
  minimum: [(graph, a, b) => elementwise.minimum(graph, a!, b!), randomInput(1, 8), randomInput(2, 8)],
  silu: [(graph, a) => elementwise.silu(graph, a!), randomInput(1, 2, 4)],
  sum: [(graph, a) => sum(graph, a!, [0, 2]), randomInput(1, 2, 3, 2)],
  total: [(graph, a) => total(graph, a!), randomInput(1, 2, 3)],
  reshape: [(graph, a) => reshape(graph, a!, [3, 2]), randomInput(1, 2, 3)],
  insertAxis: [(graph, a) => insertAxis(graph, a!, 1), randomInput(1, 2, 3)],
  removeAxis: [(graph, a) => removeAxis(graph, a!, 1), randomInput(1, 2, 1, 3)],
  transpose: [(graph, a) => transpose(graph, a!, [2, 0, 1]), randomInput(1, 2, 3, 2)],
  slice: [(graph, a) => slice(graph, a!, 1, 1, 3), randomInput(1, 2, 4, 2)],
  split: [
    (graph, a) => {
      const [first, , last] = split(graph, a!, 1, [1, 2, 1]);
      return elementwise.multiply(graph, first!, last!);
    },
    randomInput(1, 2, 4, 3),
  ],
  concatenate: [
    (graph, a, b) => concatenate(graph, [a!, b!, a!], 1),
    randomInput(1, 2, 1),
    randomInput(2, 2, 3),
  ],
  multiplyMatrix: [
    (graph, a, b) => multiplyMatrix(graph, a!, b!),
    randomInput(1, 3, 4),
    randomInput(2, 4, 2),
  ],
  normalizeRows: [(graph, a) => normalizeRows(graph, a!), randomInput(1, 3, 4)],
  rotate: [
    (graph, a) => {
      const positions = graph.node("Reshape", [graph.integers([0, 5, 2, 2, 3, 1]), graph.integers([2, 3])], {
        shape: [2, 3],
      });
      return rotate(graph, a!, rotaryPositions(graph, positions, { count: 8, headWidth: 4, base: 100 }));
    },
    randomInput(1, 2, 2, 3, 4),
  ],
  "attend, causal in blocks": [
    causal,
    randomInput(1, 2, 2, 5, 4),
    randomInput(2, 2, 2, 5, 4),
    randomInput(3, 2, 2, 5, 4),
  ],
  "attend, with a mask of each sequence": [
    tree,
    randomInput(1, 2, 1, 3, 4),
    randomInput(2, 2, 1, 3, 4),
    randomInput(3, 2, 1, 3, 4),
  ],
  tokenLogProbability: [
    (graph, rows, table) => {
      const targets = graph.node("Reshape", [graph.integers([4, 0, 4]), graph.integers([3, 1])], {
        shape: [3, 1],
      });
      return tokenLogProbability(graph, rows!, table!, targets);
    },
    randomInput(1, 3, 4),
    randomInput(2, 5, 4),
  ],
};

function expectClose(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  for (const [index, value] of expected.entries()) {
    const error = Math.abs(actual[index]! - value) / Math.max(1, Math.abs(value));
    expect(error, `element ${index}: ${actual[index]} instead of ${value}`).toBeLessThan(tolerance);
  }
}

describe.each(Object.entries(operations))("the gradient of %s", (_, [operation, ...inputs]) => {
  it("should agree with central differences in float64", async () => {
    const { gradients } = await runOperation(runtime, "float64", operation, inputs);
    const expected = await centralDifferences(runtime, operation, inputs);
    for (const [index, gradient] of gradients.entries()) expectClose(gradient, expected[index]!, 1e-7);
  });

  it("should be the same in float32, where other operators may compute it", async () => {
    const reference = await runOperation(runtime, "float64", operation, inputs);
    const { output, gradients } = await runOperation(runtime, "float32", operation, inputs);
    expectClose(output, reference.output, 1e-5);
    for (const [index, gradient] of gradients.entries())
      expectClose(gradient, reference.gradients[index]!, 2e-5);
  });
});
