import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { encodeSafetensors } from "../checkpoint/safetensors.js";
import { fitHashedTfidf } from "../gap/hashed-tfidf.js";
import { livelyParameters, tinyConfig } from "../onnx/testing/tiny-model.js";
import { trainTokenizer } from "../text/train-tokenizer.js";
import { loadModel, type StoredModel, saveModel } from "./model-folder.js";
import { newestModel } from "./newest-model.js";
import { modelFolder, trainedModels } from "./trained-models.js";

const texts = ["You arrive at desk 1.", "Nothing happens."];
const model: StoredModel = {
  config: tinyConfig,
  parameters: livelyParameters(),
  tokenizer: trainTokenizer(texts, { phrases: 2 }),
  embedder: fitHashedTfidf(texts),
  window: 64,
  about: { stage: "sft", env: "demo/house" },
};

let run: string;
beforeEach(() => {
  run = mkdtempSync(join(tmpdir(), "rwml-model-"));
});

describe("model folders", () => {
  it("should give back the model that was saved", () => {
    saveModel(run, model);
    expect(loadModel(run)).toStrictEqual(model);
  });

  it("should refuse a model of another version", () => {
    saveModel(run, model);
    const file = join(run, "model.json");
    writeFileSync(file, readFileSync(file, "utf8").replace('"formatVersion": 1', '"formatVersion": 2'));
    expect(() => loadModel(run)).toThrow(/format 2, this version of rwml reads 1/);
  });

  it("should say which file is broken or missing", () => {
    saveModel(run, model);
    writeFileSync(join(run, "tokenizer.json"), "{");
    expect(() => loadModel(run)).toThrow(/tokenizer\.json is no valid JSON/);
    rmSync(join(run, "parameters.safetensors"));
    expect(() => loadModel(run)).toThrow(/parameters\.safetensors is missing/);
  });

  it("should refuse parameters of another model", () => {
    saveModel(run, model);
    const parameters = { name: "output.gain", shape: [2], values: Float32Array.of(1, 1) };
    writeFileSync(join(run, "parameters.safetensors"), encodeSafetensors([parameters], {}));
    expect(() => loadModel(run)).toThrow(/does not belong to the model\.json/);
  });
});

describe("trainedModels", () => {
  it("should list what has been trained so far, the newest last", () => {
    saveModel(modelFolder(run, "sft"), model);
    expect(trainedModels(run)).toEqual({ sft: modelFolder(run, "sft") });
    saveModel(modelFolder(run, "rwml"), model);
    expect(Object.keys(trainedModels(run))).toEqual(["sft", "rwml"]);
    expect(newestModel(run)).toBe(modelFolder(run, "rwml"));
  });

  it("should take a model's own folder for what it is", () => {
    const folder = modelFolder(run, "rwml");
    saveModel(folder, model);
    expect(trainedModels(`${folder}/`)).toEqual({ rwml: `${folder}/` });
  });

  it("should pass over a folder that was not written to its end", () => {
    saveModel(modelFolder(run, "sft"), model);
    saveModel(modelFolder(run, "rwml"), model);
    rmSync(join(modelFolder(run, "rwml"), "model.json"));
    expect(newestModel(run)).toBe(modelFolder(run, "sft"));
    rmSync(join(modelFolder(run, "sft"), "model.json"));
    expect(() => trainedModels(run)).toThrow(/no trained world model/);
  });
});
