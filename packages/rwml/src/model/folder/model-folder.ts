import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { GymError } from "@rwml/core";
import { parseJson } from "../../data/stored/parse-json.js";
import { readBytes } from "../../data/stored/read-bytes.js";
import type { Refuse } from "../../data/stored/refuse.js";
import { saveFile } from "../../data/stored/save-file.js";
import { sha256 } from "../../data/stored/seal.js";
import { openTokenizer } from "../../data/tokens/tokenizer.js";
import { tokenizerFlaw } from "../../data/tokens/tokenizer-flaw.js";
import type { TokenizerModel } from "../../data/tokens/tokenizer-model.js";
import { embedderFlaw, type HashedTfidfModel } from "../../gap/hashed-tfidf.js";
import type { ModelConfig } from "../network/model-config.js";
import { modelParameters, type Parameters } from "../network/parameters.js";
import {
  decodeModelFile,
  encodeModelFile,
  type ModelFile,
  type PartName,
  type Parts,
  partNames,
} from "./model-file.js";
import { decodeSafetensors, encodeSafetensors } from "./safetensors.js";
import { tensorsFlaw } from "./tensors-flaw.js";
import type { TrainingSource } from "./training-source.js";

/** A trained world model on disk. */
export interface StoredModel {
  readonly config: ModelConfig;
  readonly parameters: Parameters;
  readonly tokenizer: TokenizerModel;
  /** The embedder that its gaps are measured with. */
  readonly embedder: HashedTfidfModel;
  /** Tokens of history and prediction together. */
  readonly window: number;
  /** Tokens that a prediction has at most, its end included: as many as the longest that was learned. */
  readonly prediction: number;
  /** For example `start` or `rwml`, and where its data came from. */
  readonly about: { readonly stage: string; readonly env: string };
  /** Null for models of earlier versions, which do not say. */
  readonly trainedOn: TrainingSource | null;
}

/**
 * Writes `tokenizer.json`, `embedder.json` and `parameters.safetensors` into a folder, and `model.json` last. Killed in
 * between, it leaves a folder that `loadModel` refuses; what is there already is not written again.
 *
 * @throws GymError `world-model/broken-model` for a model that could not be loaded, such as one whose training has
 *   diverged; nothing is written then
 */
export function saveModel(folder: string, model: StoredModel): void {
  const { config, parameters, tokenizer, embedder } = model;
  const tensors = modelParameters(config).map(({ name, shape }) => ({
    name,
    shape,
    values: parameters[name] ?? new Float32Array(),
  }));
  const parts: Parts = {
    "tokenizer.json": Buffer.from(`${JSON.stringify(tokenizer)}\n`),
    "embedder.json": Buffer.from(`${JSON.stringify(embedder)}\n`),
    "parameters.safetensors": encodeSafetensors(tensors, { format: "rwml" }),
  };
  const modelFile = encodeModelFile(model, parts);
  readParts(decodeModelFile(modelFile, refuseToSave(folder)("model.json")), parts, refuseToSave(folder));

  const changed = partNames.filter((name) => !holds(join(folder, name), parts[name]));
  // Beside parts of two models it would vouch for a mixture, if it is of a version that names no hashes.
  if (changed.length > 0) rmSync(join(folder, "model.json"), { force: true });
  for (const name of changed) saveFile(join(folder, name), parts[name]);
  saveFile(join(folder, "model.json"), modelFile);
}

/**
 * Reads a model folder. All of it is checked: that each file is as it was written, that it is sound in itself, and that
 * the files belong together.
 *
 * @throws GymError `world-model/not-a-model` when a file is missing, `world-model/broken-model` when one is not as it
 *   was written; the message names it
 */
export function loadModel(folder: string): StoredModel {
  const refuse = refuseToLoad(folder);
  const read = (name: PartName | "model.json"): Buffer => {
    const path = join(folder, name);
    if (!existsSync(path)) throw missing(folder, name);
    return readBytes(path, refuse(name));
  };
  const file = decodeModelFile(read("model.json"), refuse("model.json"));
  const parts = Object.fromEntries(partNames.map((name) => [name, read(name)])) as unknown as Parts;
  return readParts(file, parts, refuse);
}

type RefuseFile = (name: PartName | "model.json") => Refuse;

/** The model that its files make together. Throws what `refuse` makes for the first that is broken. */
function readParts(file: ModelFile, parts: Parts, refuse: RefuseFile): StoredModel {
  for (const name of partNames) {
    const entry = file.parts?.[name];
    if (entry === undefined || (entry.bytes === parts[name].length && entry.sha256 === sha256(parts[name])))
      continue;
    throw refuse(name)("it is not the file that the model.json beside it was written with");
  }
  const { config, window, prediction, about, trainedOn } = file;
  const tokenizer = readJson<TokenizerModel>(parts, "tokenizer.json", tokenizerFlaw, refuse);
  const embedder = readJson<HashedTfidfModel>(parts, "embedder.json", embedderFlaw, refuse);
  const { size, features } = openTokenizer(tokenizer);
  if (size !== config.vocabulary || JSON.stringify(features) !== JSON.stringify(config.features)) {
    throw refuse("tokenizer.json")(
      `it has ${size} tokens with ${features.count} features, which are not those of the model.json beside it`,
    );
  }
  const refuseParameters = refuse("parameters.safetensors");
  const { tensors } = decodeSafetensors(parts["parameters.safetensors"], refuseParameters);
  const flaw = tensorsFlaw(tensors, modelParameters(config));
  if (flaw !== null) throw refuseParameters(flaw);
  const parameters = Object.fromEntries(tensors.map(({ name, values }) => [name, values]));
  return { config, window, prediction, about, trainedOn, parameters, tokenizer, embedder };
}

function readJson<Content>(
  parts: Parts,
  name: PartName,
  flawOf: (value: unknown) => string | null,
  refuse: RefuseFile,
): Content {
  const value = parseJson(parts[name], refuse(name));
  const flaw = flawOf(value);
  if (flaw !== null) throw refuse(name)(flaw);
  return value as Content;
}

function holds(path: string, bytes: Uint8Array): boolean {
  try {
    return readFileSync(path).equals(bytes);
  } catch {
    // Writing it says what is wrong there.
    return false;
  }
}

function refuseToLoad(folder: string): RefuseFile {
  return (name) => (flaw, cause) =>
    new GymError(
      "world-model/broken-model",
      `${join(folder, name)} is broken: ${flaw}. Restore the folder from a copy, or go on with its training (--resume), which writes it again.`,
      { cause },
    );
}

function refuseToSave(folder: string): RefuseFile {
  return (name) => (flaw, cause) =>
    new GymError(
      "world-model/broken-model",
      `The model for ${folder} is not saved, because its ${name} would be broken: ${flaw}. Train it again.`,
      { cause },
    );
}

function missing(folder: string, name: string): GymError {
  return new GymError(
    "world-model/not-a-model",
    `There is no world model in ${folder}: ${name} is missing. Name a folder that \`rwml train\` wrote to its end, such as runs/demo/models/rwml.`,
  );
}
