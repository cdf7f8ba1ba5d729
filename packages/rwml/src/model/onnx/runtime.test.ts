import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { exponential } from "../graph/elementwise.js";
import { Graph } from "../graph/graph.js";
import { encodeModel } from "./encode-model.js";
import { openRuntime, requireRuntime } from "./runtime.js";

function exponentialModel(): Uint8Array {
  const graph = new Graph();
  graph.output("y", exponential(graph, graph.realInput("x", [2])));
  return encodeModel(graph.describe("exponential"));
}

const x = { type: "float32", shape: [2], data: Float32Array.of(0, 1) } as const;

describe("openRuntime", () => {
  afterEach(() => {
    vi.doUnmock("onnxruntime-node");
    vi.resetModules();
  });

  it.each([{}, { threads: 1, spinning: false }])("should run a model with options %j", async (options) => {
    const runtime = await openRuntime(options);
    const session = await runtime.open(exponentialModel());
    const { y } = await session.run({ x });
    expect(y!.shape).toEqual([2]);
    expect(y!.data[0]).toBe(1);
    expect(y!.data[1]).toBeCloseTo(Math.E, 6);
    expect(runtime.provider()).toBe("cpu");
    expect(runtime.fallbackReason()).toBeNull();
    await session.release();
  });

  it("should fall back to the CPU, and say why, where a preferred provider is missing", async () => {
    const create = vi
      .fn()
      .mockRejectedValueOnce(new Error("no such library"))
      .mockResolvedValue({ release: () => Promise.resolve() });
    vi.doMock("onnxruntime-node", () => ({ InferenceSession: { create } }));
    const { openRuntime: openMocked } = await import("./runtime.js");

    const runtime = await openMocked({ executionProviders: ["cuda", "cpu"] });
    expect(runtime.provider()).toBe("cuda");
    await runtime.open(exponentialModel());
    expect(create.mock.calls.map(([, options]) => options.executionProviders)).toEqual([
      ["cuda", "cpu"],
      ["cpu"],
    ]);
    expect(runtime.provider()).toBe("cpu");
    expect(runtime.fallbackReason()).toBe("no such library");
  });

  it("should not hide a broken model behind a fallback", async () => {
    const runtime = await openRuntime();
    await expect(runtime.open(Uint8Array.of(1, 2, 3))).rejects.toThrow();
    expect(runtime.fallbackReason()).toBeNull();
  });

  it("should say how to install the runtime when it is missing", async () => {
    vi.doMock("onnxruntime-node", () => {
      throw new Error("Cannot find package");
    });
    const { openRuntime: openMocked } = await import("./runtime.js");
    await expect(openMocked()).rejects.toMatchObject({
      code: "onnx/missing-runtime",
      message: expect.stringContaining("npm install --ignore-scripts"),
    });
  });
});

describe("requireRuntime", () => {
  it("should load the runtime", async () => {
    await expect(requireRuntime()).resolves.toBeUndefined();
  });

  it("should say what to install, of the version that is tested", async () => {
    const missing = () => Promise.reject(new Error("Cannot find module"));
    const root = JSON.parse(readFileSync(new URL("../../../../../package.json", import.meta.url), "utf8"));
    const version: string = root.devDependencies["onnxruntime-node"];
    await expect(requireRuntime(missing)).rejects.toEqual(
      expect.objectContaining({
        code: "onnx/missing-runtime",
        message: expect.stringContaining(`npm install --ignore-scripts onnxruntime-node@${version}`),
      }),
    );
  });
});
