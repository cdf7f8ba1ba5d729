import { existsSync, readFileSync } from "node:fs";
import { GymError } from "@rwml/core";
import type { ModelConfig } from "../onnx/model/model-config.js";
import { modelParameters, type Parameters } from "../onnx/model/parameters.js";
import type { MuonState } from "../onnx/muon.js";
import type { StageState } from "../train/stage-state.js";
import { decodeSafetensors, encodeSafetensors, type Tensor } from "./safetensors.js";
import { saveFile } from "./save-file.js";

const formatVersion = "1";

/** Everything from which a training stage goes on exactly where it was. */
export interface Checkpoint {
  readonly config: ModelConfig;
  readonly parameters: Parameters;
  readonly optimizer: MuonState;
  readonly state: StageState;
  /** What the stage has logged so far. Plain JSON. */
  readonly log: unknown;
}

/** Saves a checkpoint as one safetensors file, replaced as a whole. */
export function saveCheckpoint(path: string, checkpoint: Checkpoint): void {
  const { config, parameters, optimizer, state, log } = checkpoint;
  const shapes = new Map(modelParameters(config).map(({ name, shape }) => [name, shape]));
  const { adamw, momentum } = optimizer;
  const groups = { parameters, first: adamw.first, second: adamw.second, momentum };
  const tensors = Object.entries(groups).flatMap(([group, arrays]) =>
    Object.entries(arrays).map(([name, values]) => ({
      name: `${group}/${name}`,
      shape: shapes.get(name) ?? [values.length],
      values,
    })),
  );
  const metadata = {
    formatVersion,
    config: JSON.stringify(config),
    state: JSON.stringify(state),
    log: JSON.stringify(log),
    optimizerStep: String(adamw.step),
  };
  saveFile(path, encodeSafetensors(tensors, metadata));
}

/**
 * Loads a checkpoint; null when there is no file.
 *
 * @throws GymError `checkpoint/corrupt` or `checkpoint/format`
 */
export function loadCheckpoint(path: string): Checkpoint | null {
  if (!existsSync(path)) return null;
  const { tensors, metadata } = decodeSafetensors(readFileSync(path), path);
  if (metadata.formatVersion !== formatVersion) {
    throw new GymError(
      "checkpoint/format",
      `${path} has checkpoint format ${metadata.formatVersion ?? "unknown"}, this version of rwml reads ${formatVersion}. Train again in another folder.`,
    );
  }
  return {
    config: JSON.parse(metadata.config!) as ModelConfig,
    parameters: group(tensors, "parameters"),
    optimizer: {
      adamw: {
        first: group(tensors, "first"),
        second: group(tensors, "second"),
        step: Number(metadata.optimizerStep),
      },
      momentum: group(tensors, "momentum"),
    },
    state: JSON.parse(metadata.state!) as StageState,
    log: JSON.parse(metadata.log!),
  };
}

function group(tensors: readonly Tensor[], name: string): Parameters {
  const prefix = `${name}/`;
  return Object.fromEntries(
    tensors
      .filter((tensor) => tensor.name.startsWith(prefix))
      .map((tensor) => [tensor.name.slice(prefix.length), tensor.values]),
  );
}
