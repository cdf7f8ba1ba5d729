import { describe, expect, it } from "vitest";
import { encodeModel } from "./encode-model.js";
import type { ModelDescription, NodeDescription } from "./model-description.js";
import { openRuntime, type Tensor } from "./runtime.js";

const runtime = await openRuntime({ threads: 1 });

const node = (
  operator: string,
  inputs: string[],
  outputs: string[],
  attributes: NodeDescription["attributes"] = {},
): NodeDescription => ({ operator, inputs, outputs, attributes });

async function runModel(
  model: ModelDescription,
  inputs: Record<string, Tensor>,
): Promise<Record<string, Tensor>> {
  const session = await runtime.open(encodeModel(model));
  const outputs = await session.run(inputs);
  await session.release();
  return outputs;
}

const row = { type: "float32", shape: [2], data: Float32Array.of(-2, 3) } as const;

describe("encodeModel", () => {
  it("should give a model that the runtime runs, with constants and attributes of every kind", async () => {
    const model: ModelDescription = {
      name: "attributes",
      nodes: [
        node("LeakyRelu", ["x"], ["leaky"], { alpha: { float: 0.25 } }),
        node("Concat", ["leaky", "constant"], ["joined"], { axis: -1 }),
        node("Reshape", ["joined", "shape"], ["square"]),
        node("Transpose", ["square"], ["turned"], { perm: [1, 0] }),
        node("Pad", ["turned", "pads"], ["y"], { mode: "edge" }),
      ],
      constants: [
        {
          name: "constant",
          type: "float32",
          shape: [2],
          bytes: new Uint8Array(Float32Array.of(5, 7).buffer),
        },
        { name: "shape", type: "int64", shape: [2], bytes: new Uint8Array(BigInt64Array.of(2n, -1n).buffer) },
        {
          name: "pads",
          type: "int64",
          shape: [4],
          bytes: new Uint8Array(BigInt64Array.of(0n, 0n, 0n, 1n).buffer),
        },
      ],
      inputs: [{ name: "x", type: "float32", shape: [2] }],
      outputs: [{ name: "y", type: "float32", shape: [2, 3] }],
    };
    const { y } = await runModel(model, { x: row });
    expect(y!.shape).toEqual([2, 3]);
    expect([...(y!.data as Float32Array)]).toEqual([-0.5, 5, 5, 3, 7, 7]);
  });

  it("should declare named sizes, the runtime's own operators and left out inputs", async () => {
    const model: ModelDescription = {
      name: "named",
      nodes: [
        { ...node("FusedMatMul", ["x", "x"], ["square"], { transB: 1 }), domain: "com.microsoft" },
        node("Clip", ["square", "", "high"], ["y"]),
      ],
      constants: [
        { name: "high", type: "float32", shape: [], bytes: new Uint8Array(Float32Array.of(20).buffer) },
      ],
      inputs: [{ name: "x", type: "float32", shape: ["rows", 2] }],
      outputs: [{ name: "y", type: "float32", shape: ["rows", "rows"] }],
    };
    const x: Tensor = { type: "float32", shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) };
    const { y } = await runModel(model, { x });
    expect([...(y!.data as Float32Array)]).toEqual([5, 11, 11, 20]);
  });

  it("should be refused by the runtime when an operator does not exist", async () => {
    const model: ModelDescription = {
      name: "wrong",
      nodes: [node("NoSuchOperator", ["x"], ["y"])],
      constants: [],
      inputs: [{ name: "x", type: "float32", shape: [2] }],
      outputs: [{ name: "y", type: "float32", shape: [2] }],
    };
    await expect(runtime.open(encodeModel(model))).rejects.toThrow("NoSuchOperator");
  });
});
