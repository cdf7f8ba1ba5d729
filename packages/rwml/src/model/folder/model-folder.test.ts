import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isGymError } from "@rwml/core";
import { beforeEach, describe, expect, it } from "vitest";
import { mutationsOf } from "../../data/stored/mutations.fixture.js";
import { newestModel } from "../../train/newest-model.js";
import { modelFolder, trainedModels } from "../../train/trained-models.js";
import { modelParameters } from "../network/parameters.js";
import { partNames } from "./model-file.js";
import { loadModel, type StoredModel, saveModel } from "./model-folder.js";
import { encodeSafetensors } from "./safetensors.js";
import { tinyStoredModel } from "./tiny-stored-model.fixture.js";

const files = [...partNames, "model.json"] as const;
const model = tinyStoredModel();
const otherModel = tinyStoredModel(2, ["You take the mug 1.", "You take the mug 2."]);

let run: string;
beforeEach(() => {
  run = mkdtempSync(join(tmpdir(), "rwml-model-"));
});

interface ModelJson {
  formatVersion: number;
  sha256?: string;
  parts?: unknown;
  trainedOn?: unknown;
  prediction?: unknown;
  config: Record<string, unknown>;
  window: unknown;
  about: unknown;
}

/** Makes `model.json` what earlier versions wrote, and changes it. */
function asVersion1(folder: string, change: (file: ModelJson) => void = () => {}): void {
  const path = join(folder, "model.json");
  const {
    sha256: _,
    parts: __,
    trainedOn: ___,
    prediction: ____,
    ...file
  } = JSON.parse(readFileSync(path, "utf8")) as ModelJson;
  file.formatVersion = 1;
  change(file);
  writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`);
}

/** What loading comes to: the model, or the message of a GymError. Anything else is thrown on. */
function loaded(folder: string): StoredModel | string {
  try {
    return loadModel(folder);
  } catch (failure) {
    if (isGymError(failure)) return failure.message;
    throw failure;
  }
}

describe("model folders", () => {
  it("should give back the model that was saved", () => {
    saveModel(run, model);
    expect(loadModel(run)).toStrictEqual(model);
  });

  it("should be written once: saving the same again changes nothing", () => {
    saveModel(run, model);
    const times = () => partNames.map((name) => statSync(join(run, name)).ino);
    const before = times();
    saveModel(run, model);
    expect(times()).toEqual(before);
    expect(loadModel(run)).toStrictEqual(model);
  });

  it("should still read what earlier versions wrote, without hashes", () => {
    saveModel(run, model);
    asVersion1(run);
    expect(loadModel(run)).toStrictEqual({ ...model, trainedOn: null });
  });

  it("should refuse a model of another version", () => {
    saveModel(run, model);
    asVersion1(run, (file) => {
      file.formatVersion = 99;
    });
    expect(() => loadModel(run)).toThrow(
      /model\.json is broken: formatVersion is 99; .* reads 1 and 2 and 3 and 4/,
    );
  });

  it("should say which file is broken or missing", () => {
    saveModel(run, model);
    writeFileSync(join(run, "tokenizer.json"), "{");
    expect(() => loadModel(run)).toThrow(
      /tokenizer\.json is broken: it is not the file that the model\.json/,
    );
    rmSync(join(run, "parameters.safetensors"));
    expect(() => loadModel(run)).toThrow(/parameters\.safetensors is missing/);
    mkdirSync(join(run, "parameters.safetensors"));
    expect(() => loadModel(run)).toThrow(/parameters\.safetensors is broken: it is a folder/);
  });

  it.each(files)("should refuse every one of 120 changes to %s, and name it", (name) => {
    saveModel(run, model);
    const path = join(run, name);
    const kind = name.endsWith(".json") ? "json" : "safetensors";
    for (const { how, bytes } of mutationsOf(readFileSync(path), kind, 120, 1)) {
      writeFileSync(path, bytes);
      expect(loaded(run), how).toEqual(expect.stringContaining(path));
    }
  });

  it.each(files)(
    "should read 120 changes to %s of version 1, without hashes, or refuse them by name",
    (name) => {
      saveModel(run, model);
      asVersion1(run);
      const path = join(run, name);
      const kind = name.endsWith(".json") ? "json" : "safetensors";
      for (const { how, bytes } of mutationsOf(readFileSync(path), kind, 120, 2)) {
        writeFileSync(path, bytes);
        const result = loaded(run);
        // What belongs together is noticed on either side: a changed size of model.json in the parameters.
        if (typeof result === "string") expect(result, how).toContain(run);
        else
          expect(Object.values(result.parameters).every((values) => values.every(Number.isFinite))).toBe(
            true,
          );
      }
    },
  );

  it("should refuse a file of another model", () => {
    const other = join(run, "other");
    for (const name of files) {
      rmSync(run, { recursive: true });
      saveModel(run, model);
      saveModel(other, otherModel);
      copyFileSync(join(other, name), join(run, name));
      expect(() => loadModel(run)).toThrow(/is broken: .* model\.json beside it/);
      expect(() => loadModel(run)).toThrow(join(run, name === "model.json" ? "tokenizer.json" : name));
    }
  });

  it.each<[string, (file: ModelJson) => void, RegExp]>([
    ["heads that do not divide the width", ({ config }) => (config.heads = 3), /even multiple of the heads/],
    ["a width that is no number", ({ config }) => (config.width = "16"), /config\.width is "16"/],
    ["another number of tokens", ({ config }) => (config.vocabulary = 9000), /tokenizer\.json is broken/],
    ["more layers than parameters", ({ config }) => (config.layers = 3), /layers\.2.*missing/],
    ["layers without end", ({ config }) => (config.layers = 1e9), /config\.layers is 1000000000/],
    ["fewer layers than parameters", ({ config }) => (config.layers = 1), /does not belong there/],
    [
      "positions for less than its window",
      ({ config }) => (config.context = 32),
      /window and prediction are 64 and 60/,
    ],
    ["no window", (file) => (file.window = null), /window is null/],
    ["about no environment", (file) => (file.about = { stage: "start" }), /about has no "env"/],
    ["a field that nobody knows", (file) => Object.assign(file, { more: 1 }), /unknown field "more"/],
    ["a list for features", ({ config }) => (config.features = []), /config\.features is a list/],
    [
      "the features of other tokens",
      ({ config }) => ((config.features as { ofToken: number[][] }).ofToken[0] = [0]),
      /tokenizer\.json is broken/,
    ],
  ])("should refuse a model.json with %s", (_, change, flaw) => {
    saveModel(run, model);
    asVersion1(run, (file) => void change(file));
    expect(() => loadModel(run)).toThrow(flaw);
  });

  it.each<[string, Record<string, Float32Array>, RegExp]>([
    ["all of them not a number", {}, /not finite/],
    [
      "one infinite",
      { "output.gain": new Float32Array(16).fill(Number.POSITIVE_INFINITY) },
      /output\.gain holds 16/,
    ],
  ])("should refuse parameters with %s", (_, changed, flaw) => {
    saveModel(run, model);
    asVersion1(run);
    const tensors = modelParameters(model.config).map(({ name, shape }) => ({
      name,
      shape,
      values:
        changed[name] ??
        (Object.keys(changed).length === 0
          ? model.parameters[name]!.map(() => Number.NaN)
          : model.parameters[name]!),
    }));
    writeFileSync(join(run, "parameters.safetensors"), encodeSafetensors(tensors, {}));
    expect(() => loadModel(run)).toThrow(flaw);
    expect(() => loadModel(run)).toThrow(/parameters\.safetensors is broken/);
  });

  it("should refuse parameters of another model", () => {
    saveModel(run, model);
    asVersion1(run);
    const parameters = { name: "output.gain", shape: [2], values: Float32Array.of(1, 1) };
    writeFileSync(join(run, "parameters.safetensors"), encodeSafetensors([parameters], {}));
    expect(() => loadModel(run)).toThrow(/parameters\.safetensors is broken: tensor .* is missing/);
  });

  it("should never be saved with what could not be loaded", () => {
    saveModel(run, model);
    const diverged = { ...model.parameters, "output.gain": new Float32Array(16).fill(Number.NaN) };
    const { "output.gain": _, ...partial } = model.parameters;
    for (const [broken, flaw] of [
      [{ ...model, parameters: diverged }, /output\.gain holds 16 of 16 values that are not finite/],
      [{ ...model, parameters: partial }, /output\.gain has the shape \[16\]|as many values/],
      [{ ...model, tokenizer: otherModel.tokenizer }, /tokenizer\.json/],
      [{ ...model, window: Number.NaN }, /window/],
    ] as const) {
      expect(() => saveModel(run, broken)).toThrow(flaw);
      expect(() => saveModel(run, broken)).toThrow(/is not saved/);
    }
    expect(loadModel(run)).toStrictEqual(model);
  });

  it.each([1, 2])(
    "should show where saving over a model of version %i was killed, and be saved again",
    (version) => {
      for (const name of files) {
        rmSync(run, { recursive: true });
        saveModel(run, model);
        if (version === 1) asVersion1(run);
        // What cannot be written ends the saving there, as a kill would.
        const obstacle = join(run, `${name}.writing`);
        mkdirSync(obstacle);
        expect(() => saveModel(run, otherModel)).toThrow();
        expect(loaded(run), name).toEqual(expect.stringContaining("model.json is missing"));
        rmSync(obstacle, { recursive: true });
        saveModel(run, otherModel);
        expect(loadModel(run)).toStrictEqual(otherModel);
      }
    },
  );

  it("should keep a model that is whole when it cannot be saved again", () => {
    saveModel(run, model);
    asVersion1(run);
    mkdirSync(join(run, "model.json.writing"));
    expect(() => saveModel(run, model)).toThrow();
    expect(existsSync(join(run, "model.json"))).toBe(true);
    expect(loadModel(run)).toStrictEqual({ ...model, trainedOn: null });
  });
});

describe("trainedModels", () => {
  it("should list what has been trained so far, the newest last", () => {
    saveModel(modelFolder(run, "start"), model);
    expect(trainedModels(run)).toEqual({ start: modelFolder(run, "start") });
    saveModel(modelFolder(run, "rwml"), model);
    expect(Object.keys(trainedModels(run))).toEqual(["start", "rwml"]);
    expect(newestModel(run)).toBe(modelFolder(run, "rwml"));
    saveModel(modelFolder(run, "supervised"), model);
    saveModel(join(run, "models", "earlier"), model);
    expect(Object.keys(trainedModels(run))).toEqual(["earlier", "start", "supervised", "rwml"]);
  });

  it("should take a model's own folder for what it is", () => {
    const folder = modelFolder(run, "rwml");
    saveModel(folder, model);
    expect(trainedModels(`${folder}/`)).toEqual({ rwml: `${folder}/` });
  });

  it("should not pass in silence over a folder that was not written to its end", () => {
    saveModel(modelFolder(run, "start"), model);
    saveModel(modelFolder(run, "rwml"), model);
    rmSync(join(modelFolder(run, "rwml"), "model.json"));
    expect(() => newestModel(run)).toThrow(/rwml has no model\.json: it was not written to its end/);
    rmSync(join(run, "models"), { recursive: true });
    expect(() => trainedModels(run)).toThrow(/no trained world model/);
  });
});
