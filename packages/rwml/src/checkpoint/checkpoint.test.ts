import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { muon } from "../onnx/muon.js";
import { livelyParameters, tinyConfig } from "../onnx/testing/tiny-model.js";
import { freshStage } from "../train/stage-state.js";
import { type Checkpoint, loadCheckpoint, saveCheckpoint } from "./checkpoint.js";
import { decodeSafetensors, encodeSafetensors } from "./safetensors.js";

const path = join(mkdtempSync(join(tmpdir(), "rwml-checkpoint-")), "stage.safetensors");

function checkpoint(): Checkpoint {
  const parameters = livelyParameters();
  const optimizer = muon(tinyConfig).start(livelyParameters(tinyConfig, 2));
  for (const values of Object.values(optimizer.momentum)) values.fill(0.5);
  for (const values of Object.values(optimizer.adamw.second)) values.fill(0.25);
  optimizer.adamw.step = 7;
  const state = { ...freshStage(), steps: 9, seconds: 1.25, skippedUpdates: 2 };
  return { config: tinyConfig, parameters, optimizer, state, log: { curve: [{ step: 1 }], groups: [] } };
}

describe("checkpoints", () => {
  it("should come back exactly as they were", () => {
    expect(loadCheckpoint(path)).toBeNull();
    saveCheckpoint(path, checkpoint());
    expect(loadCheckpoint(path)).toStrictEqual(checkpoint());
  });

  it("should keep the shapes of parameters, for readers in other languages", () => {
    saveCheckpoint(path, checkpoint());
    const { tensors } = decodeSafetensors(readFileSync(path), path);
    const shapes = Object.fromEntries(tensors.map(({ name, shape }) => [name, shape]));
    const { vocabulary, width } = tinyConfig;
    expect(shapes["parameters/embedding.token.own"]).toEqual([vocabulary, width]);
    expect(shapes["second/embedding.token.own"]).toEqual([vocabulary, width]);
  });

  it("should refuse another format, and name both", () => {
    saveCheckpoint(path, checkpoint());
    const { tensors, metadata } = decodeSafetensors(readFileSync(path), path);
    for (const formatVersion of ["2", undefined]) {
      const { formatVersion: _, ...rest } = metadata;
      const changed = formatVersion === undefined ? rest : { ...rest, formatVersion };
      writeFileSync(path, encodeSafetensors(tensors, changed));
      expect(() => loadCheckpoint(path)).toThrow(`format ${formatVersion ?? "unknown"}, this version`);
    }
  });
});
