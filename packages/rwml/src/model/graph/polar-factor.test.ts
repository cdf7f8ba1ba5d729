import { seededRandom } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { encodeModel } from "../onnx/encode-model.js";
import { openRuntime } from "../onnx/runtime.js";
import { Graph } from "./graph.js";
import { polarFactor } from "./polar-factor.js";

const runtime = await openRuntime({ threads: 1 });
const [count, rows, columns] = [2, 4, 7];

async function factorOf(values: Float32Array): Promise<Float32Array> {
  const graph = new Graph();
  graph.output(
    "factor",
    polarFactor(graph, graph.realInput("stack", [count, rows, columns]), graph.scalar(1)),
  );
  const session = await runtime.open(encodeModel(graph.describe("polar")));
  const { factor } = await session.run({
    stack: { type: "float32", data: values, shape: [count, rows, columns] },
  });
  await session.release();
  return factor!.data as Float32Array;
}

function product(matrix: Float32Array, index: number, left: number, right: number): number {
  let sum = 0;
  const at = (row: number, column: number) => matrix[(index * rows + row) * columns + column]!;
  for (let column = 0; column < columns; column++) sum += at(left, column) * at(right, column);
  return sum;
}

/** The published polynomials, for a single singular value. */
function thrice(value: number): number {
  const steps = [
    [8.28721, -23.59588, 17.30038],
    [4.107059, -2.94784, 0.544843],
    [3.94869, -2.908902, 0.551819],
  ] as const;
  return steps.reduce((x, [a, b, c]) => a * x + b * x ** 3 + c * x ** 5, value);
}

describe("polarFactor", () => {
  const random = seededRandom(3, "polar");
  const stack = Float32Array.from({ length: count * rows * columns }, () => 5 * (random.float() - 0.5));

  it("should give rows between 0.2 and 1.8 long, whatever the scale", async () => {
    const [unit, small, large] = await Promise.all(
      [1, 1e-4, 1e4].map((scale) => factorOf(stack.map((value) => value * scale))),
    );
    for (const [place, value] of unit!.entries()) {
      expect(small![place]).toBeCloseTo(value, 3);
      expect(large![place]).toBeCloseTo(value, 3);
    }
    for (let index = 0; index < count; index++) {
      for (let row = 0; row < rows; row++) {
        expect(product(unit!, index, row, row)).toBeGreaterThan(0.2 ** 2);
        expect(product(unit!, index, row, row)).toBeLessThan(1.8 ** 2);
      }
    }
  });

  it("should change lengths as the polynomial says, and turn nothing", async () => {
    const orthogonal = new Float32Array(count * rows * columns);
    for (let index = 0; index < count; index++) {
      for (let row = 0; row < rows; row++) orthogonal[(index * rows + row) * columns + row] = row + 1;
    }
    const factor = await factorOf(orthogonal);
    const norm = Math.sqrt(1 + 4 + 9 + 16);
    for (const [place, value] of factor.entries()) {
      const length = orthogonal[place]! / (1.01 * norm);
      expect(value).toBeCloseTo(thrice(length), 3);
      if (length > 0) expect(value).toBeGreaterThan(0.2);
    }
  });

  it("should give zeros for zeros", async () => {
    expect((await factorOf(new Float32Array(stack.length))).every((value) => value === 0)).toBe(true);
  });
});
