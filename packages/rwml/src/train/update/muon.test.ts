import { seededRandom } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { initialParameters, modelParameters, type Parameters } from "../../model/network/parameters.js";
import { openRuntime } from "../../model/onnx/runtime.js";
import { plainBatch, randomSequences, tinyConfig } from "../../model/testing/tiny-model.js";
import { isHiddenMatrix, matrixGroups } from "./matrix-groups.js";
import { type MuonState, muon } from "./muon.js";
import { openTrainingGraph, type TrainingGraph } from "./training-graph.js";

const runtime = await openRuntime({ threads: 1 });
const plain = plainBatch(randomSequences(1, 2, 9));
const batch = { ...plain, weights: Float32Array.from(plain.targets, (target) => (target < 0 ? 0 : 1 / 16)) };
const optimizer = muon(tinyConfig);
const shape = { batch: 2, length: 9, attention: "causal", loss: "sft" } as const;
const open = (): Promise<TrainingGraph> =>
  openTrainingGraph(runtime, tinyConfig, { ...shape, matrices: "updated" });
const fresh = (): { parameters: Parameters; state: MuonState } => {
  const parameters = initialParameters(tinyConfig, seededRandom(1));
  return { parameters, state: optimizer.start(parameters) };
};

describe("muon", () => {
  it("should group every hidden matrix once, by shape", () => {
    const members = matrixGroups(tinyConfig).flatMap((group) => group.members.map((one) => one.parameter));
    const hidden = modelParameters(tinyConfig).filter(({ name }) => isHiddenMatrix(tinyConfig, name));
    expect([...members].sort()).toEqual(hidden.map(({ name }) => name).sort());
    expect(hidden.every(({ shape: { length } }) => length === 2)).toBe(true);
    expect(members).toContain("layers.1.mlp.output");
    expect(members).not.toContain("embedding.token.own");
  });

  it("should learn a batch by heart", async () => {
    const graph = await open();
    const { parameters, state } = fresh();
    let loss = Number.POSITIVE_INFINITY;
    for (let step = 0; step < 150; step++) {
      const result = await graph.run(parameters, batch, optimizer.matrixStep(state, 0.01));
      loss = result.losses.supervised;
      optimizer.step(parameters, result, state, 0.01);
    }
    await graph.release();
    expect(loss).toBeLessThan(0.1);
  });

  it("should move hidden matrices by the size of the rate, against the gradient", async () => {
    const { parameters, state } = fresh();
    const plainGraph = await openTrainingGraph(runtime, tinyConfig, shape);
    const { gradients } = await plainGraph.run(parameters, batch);
    const graph = await open();
    const result = await graph.run(parameters, batch, optimizer.matrixStep(state, 0.01));
    const before = structuredClone(parameters);
    optimizer.step(parameters, result, state, 0.01);
    for (const name of ["layers.0.attention.query", "layers.1.mlp.input", "layers.1.mlp.output"]) {
      const moved = parameters[name]!.map((value, index) => value - before[name]![index]!);
      const along = moved.reduce((sum, value, index) => sum + value * gradients![name]![index]!, 0);
      expect(along).toBeLessThan(0);
      const size = Math.sqrt(moved.reduce((sum, value) => sum + value * value, 0) / moved.length);
      expect(size).toBeGreaterThan(0.5 * 0.01 * 2 * 0.2);
      expect(size).toBeLessThan(1.5 * 0.01 * 2 * 0.2);
    }
    await Promise.all([graph.release(), plainGraph.release()]);
  });

  it("should leave everything as it was when a gradient is not finite", async () => {
    const graph = await open();
    const { parameters, state } = fresh();
    const result = await graph.run(parameters, batch, optimizer.matrixStep(state, 0.01));
    result.gradients!["output.gain"]![0] = Number.NaN;
    const before = structuredClone({ parameters, state });
    expect(optimizer.step(parameters, result, state, 0.01)).toBeNaN();
    expect({ parameters, state }).toEqual(before);
    await graph.release();
  });

  it("should leave everything as it was when a hidden matrix is not finite", async () => {
    const graph = await open();
    const { parameters, state } = fresh();
    state.momentum[matrixGroups(tinyConfig)[1]!.name]![3] = Number.POSITIVE_INFINITY;
    const result = await graph.run(parameters, batch, optimizer.matrixStep(state, 0.01));
    const before = structuredClone({ parameters, state });
    expect(optimizer.step(parameters, result, state, 0.01)).toBeNaN();
    expect({ parameters, state }).toEqual(before);
    await graph.release();
  });

  it("should ask for the momentum that its graph needs", async () => {
    const graph = await open();
    await expect(graph.run(fresh().parameters, batch)).rejects.toThrow(/momentum/);
    await graph.release();
  });
});
