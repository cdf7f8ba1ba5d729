import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GymError, isGymError } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { mutationsOf } from "../data/stored/mutations.fixture.js";
import { blankSeal, seal } from "../data/stored/seal.js";
import { decodeSafetensors, encodeSafetensors, type Tensor } from "../model/folder/safetensors.js";
import { livelyParameters, tinyConfig } from "../model/testing/tiny-model.js";
import { loadCheckpoint, saveCheckpoint } from "./checkpoint.js";
import { freshStage } from "./stage-state.js";
import { muon } from "./update/muon.js";

const path = join(mkdtempSync(join(tmpdir(), "rwml-checkpoint-")), "stage.safetensors");

function checkpoint() {
  const parameters = livelyParameters();
  const optimizer = muon(tinyConfig).start(livelyParameters(tinyConfig, 2));
  for (const values of Object.values(optimizer.momentum)) values.fill(0.5);
  for (const values of Object.values(optimizer.adamw.second)) values.fill(0.25);
  optimizer.adamw.step = 7;
  const state = { ...freshStage(), steps: 9, seconds: 1.25, skippedUpdates: 2 };
  const log = { curve: [{ step: 1, seconds: 0.5, figures: { loss: 2 } }], groups: [] };
  return { config: tinyConfig, parameters, optimizer, state, log, origin: "0f".repeat(32) };
}

const refuse = (flaw: string) => new GymError("test/refused", flaw);

/** Changes what the file says, and seals it again: as a program would that means to write checkpoints. */
function rewrite(
  change: (metadata: Readonly<Record<string, string>>) => Record<string, string>,
  changeTensors = (tensors: Tensor[]) => tensors,
): void {
  const { tensors, metadata } = decodeSafetensors(readFileSync(path), refuse);
  const changed = change({ ...metadata, sha256: blankSeal });
  const bytes = encodeSafetensors(changeTensors([...tensors]), changed);
  writeFileSync(path, changed.sha256 === undefined ? bytes : seal(bytes));
}

/** The message of the GymError that loading ends in; null when it does not. Anything else is thrown on. */
function refusal(): string | null {
  try {
    loadCheckpoint(path);
    return null;
  } catch (failure) {
    if (isGymError(failure)) return failure.message;
    throw failure;
  }
}

describe("checkpoints", () => {
  it("should come back exactly as they were", () => {
    expect(loadCheckpoint(path)).toBeNull();
    saveCheckpoint(path, checkpoint());
    expect(loadCheckpoint(path)).toStrictEqual(checkpoint());
  });

  it("should keep the shapes of parameters, for readers in other languages", () => {
    saveCheckpoint(path, checkpoint());
    const { tensors } = decodeSafetensors(readFileSync(path), refuse);
    const shapes = Object.fromEntries(tensors.map(({ name, shape }) => [name, shape]));
    const { vocabulary, width } = tinyConfig;
    expect(shapes["parameters/embedding.token.own"]).toEqual([vocabulary, width]);
    expect(shapes["second/embedding.token.own"]).toEqual([vocabulary, width]);
  });

  it("should still read those of format version 1, which have no seal", () => {
    saveCheckpoint(path, checkpoint());
    rewrite(({ sha256: _, origin: __, ...metadata }) => ({ ...metadata, formatVersion: "1" }));
    expect(loadCheckpoint(path)).toStrictEqual({ ...checkpoint(), origin: null });
  });

  it("should refuse another format, and name both", () => {
    for (const formatVersion of ["99", undefined]) {
      saveCheckpoint(path, checkpoint());
      rewrite(({ formatVersion: _, ...rest }) =>
        formatVersion === undefined ? rest : { ...rest, formatVersion },
      );
      expect(() => loadCheckpoint(path)).toThrow(
        formatVersion === undefined ? 'no "formatVersion"' : '"99"; this version of rwml reads 1 and 2',
      );
    }
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ["a state that is null", { state: "null" }, /state is null/],
    ["a state that is no JSON", { state: "{" }, /its state: it is not JSON/],
    ["negative steps", { state: JSON.stringify({ ...freshStage(), steps: -1 }) }, /state\.steps is -1/],
    [
      "seconds that are no number",
      { state: JSON.stringify({ ...freshStage(), seconds: "1" }) },
      /state\.seconds/,
    ],
    [
      "more updates left out than made",
      { state: JSON.stringify({ ...freshStage(), skippedUpdates: 1 }) },
      /1 updates left out of 0/,
    ],
    ["a log without a curve", { log: '{"groups":[]}' }, /log has no "curve"/],
    [
      "a model without width",
      { config: JSON.stringify({ ...tinyConfig, width: null }) },
      /config\.width is null/,
    ],
    [
      "a model of endless layers",
      { config: JSON.stringify({ ...tinyConfig, layers: 1e9 }) },
      /config\.layers/,
    ],
    ["half an optimizer step", { optimizerStep: "0.5" }, /optimizerStep is "0.5"/],
    ["metadata nobody knows", { more: "1" }, /unknown field "more"/],
  ])("should refuse %s, though sealed", (_, changed, flaw) => {
    saveCheckpoint(path, checkpoint());
    rewrite((metadata) => ({ ...metadata, ...changed }));
    expect(() => loadCheckpoint(path)).toThrow(flaw);
    expect(() => loadCheckpoint(path)).toThrow(path);
  });

  it.each<[string, (tensors: Tensor[]) => Tensor[], RegExp]>([
    ["a tensor too few", (tensors) => tensors.slice(1), /parameters\/embedding\.token\.own is missing/],
    [
      "a moment too few",
      (tensors) => tensors.filter(({ name }) => name !== "second/output.gain"),
      /second\/output/,
    ],
    [
      "a tensor too many",
      (tensors) => [...tensors, { ...tensors[0]!, name: "more" }],
      /more does not belong/,
    ],
    [
      "another shape",
      ([first, ...rest]) => [{ ...first!, shape: [first!.values.length] }, ...rest],
      /has the shape/,
    ],
    [
      "values that are not finite",
      ([first, ...rest]) => [{ ...first!, values: first!.values.map(() => Infinity) }, ...rest],
      /not finite/,
    ],
    [
      "a second moment below 0",
      (tensors) =>
        tensors.map((tensor) =>
          tensor.name.startsWith("second/") ? { ...tensor, values: tensor.values.map(() => -1) } : tensor,
        ),
      /below 0/,
    ],
  ])("should refuse %s, though sealed", (_, change, flaw) => {
    saveCheckpoint(path, checkpoint());
    rewrite((metadata) => metadata, change);
    expect(() => loadCheckpoint(path)).toThrow(flaw);
  });

  it("should refuse every one of 300 changes, and name the file", () => {
    saveCheckpoint(path, checkpoint());
    for (const { how, bytes } of mutationsOf(readFileSync(path), "safetensors", 300, 1)) {
      writeFileSync(path, bytes);
      expect(refusal(), how).toEqual(expect.stringContaining(path));
    }
  });

  it("should read 300 changes of version 1, without a seal, or refuse them by name", () => {
    saveCheckpoint(path, checkpoint());
    rewrite(({ sha256: _, origin: __, ...metadata }) => ({ ...metadata, formatVersion: "1" }));
    for (const { how, bytes } of mutationsOf(readFileSync(path), "safetensors", 300, 2)) {
      writeFileSync(path, bytes);
      const message = refusal();
      if (message !== null) expect(message, how).toContain(path);
    }
  });

  it("should refuse a folder in its place", () => {
    const folder = mkdtempSync(join(tmpdir(), "rwml-checkpoint-"));
    expect(() => loadCheckpoint(folder)).toThrow(`${folder} is no readable checkpoint: it is a folder`);
  });
});
