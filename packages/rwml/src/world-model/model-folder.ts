import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GymError } from "@rwml/core";
import { decodeSafetensors, encodeSafetensors } from "../checkpoint/safetensors.js";
import { saveFile } from "../checkpoint/save-file.js";
import type { HashedTfidfModel } from "../gap/hashed-tfidf.js";
import type { ModelConfig } from "../onnx/model/model-config.js";
import { modelParameters, type Parameters } from "../onnx/model/parameters.js";
import type { TokenizerModel } from "../text/tokenizer-model.js";

/** A trained world model on disk. */
export interface StoredModel {
  readonly config: ModelConfig;
  readonly parameters: Parameters;
  readonly tokenizer: TokenizerModel;
  /** The embedder that its gaps are measured with. */
  readonly embedder: HashedTfidfModel;
  /** Tokens of history and prediction together. */
  readonly window: number;
  /** For example `sft` or `rwml`, and where its data came from. */
  readonly about: { readonly stage: string; readonly env: string };
}

/** Writes `model.json`, `tokenizer.json`, `embedder.json` and `parameters.safetensors` into a folder. */
export function saveModel(folder: string, model: StoredModel): void {
  const { config, parameters, tokenizer, embedder, window, about } = model;
  const tensors = modelParameters(config).map(({ name, shape }) => ({
    name,
    shape,
    values: parameters[name]!,
  }));
  saveFile(join(folder, "tokenizer.json"), `${JSON.stringify(tokenizer)}\n`);
  saveFile(join(folder, "embedder.json"), `${JSON.stringify(embedder)}\n`);
  saveFile(join(folder, "parameters.safetensors"), encodeSafetensors(tensors, { format: "rwml" }));
  saveFile(
    join(folder, "model.json"),
    `${JSON.stringify({ formatVersion: 1, config, window, about }, null, 2)}\n`,
  );
}

/**
 * Reads a model folder.
 *
 * @throws GymError `world-model/not-a-model` when something is missing or from another version, `checkpoint/corrupt`
 *   when its parameters cannot be read
 */
export function loadModel(folder: string): StoredModel {
  const { formatVersion, config, window, about } = readJson<
    Pick<StoredModel, "config" | "window" | "about"> & { formatVersion: number }
  >(folder, "model.json");
  if (formatVersion !== 1) {
    throw new GymError(
      "world-model/not-a-model",
      `${folder} holds a model of format ${formatVersion}, this version of rwml reads 1. Train it again.`,
    );
  }
  const path = join(folder, "parameters.safetensors");
  const { tensors } = decodeSafetensors(readBytes(folder, "parameters.safetensors"), path);
  const parameters = Object.fromEntries(tensors.map(({ name, values }) => [name, values]));
  const absent = modelParameters(config).find(
    ({ name, shape }) => parameters[name]?.length !== shape.reduce((size, extent) => size * extent, 1),
  );
  if (absent !== undefined) {
    throw new GymError(
      "world-model/not-a-model",
      `${path} does not belong to the model.json beside it: ${absent.name} is missing or of another size. Train the model again.`,
    );
  }
  return {
    config,
    window,
    about,
    parameters,
    tokenizer: readJson<TokenizerModel>(folder, "tokenizer.json"),
    embedder: readJson<HashedTfidfModel>(folder, "embedder.json"),
  };
}

function readJson<Content>(folder: string, file: string): Content {
  const text = readBytes(folder, file).toString("utf8");
  try {
    return JSON.parse(text) as Content;
  } catch (cause) {
    throw new GymError(
      "world-model/not-a-model",
      `${join(folder, file)} is no valid JSON. Train the model again.`,
      {
        cause,
      },
    );
  }
}

function readBytes(folder: string, file: string): Buffer {
  try {
    return readFileSync(join(folder, file));
  } catch (cause) {
    throw new GymError(
      "world-model/not-a-model",
      `There is no world model in ${folder}: ${file} is missing. Name a folder that \`rwml train\` wrote, such as runs/demo/models/rwml.`,
      { cause },
    );
  }
}
