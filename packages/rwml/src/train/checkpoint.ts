import { existsSync } from "node:fs";
import { GymError } from "@rwml/core";
import { readBytes } from "../data/stored/read-bytes.js";
import type { Refuse } from "../data/stored/refuse.js";
import { saveFile } from "../data/stored/save-file.js";
import { seal } from "../data/stored/seal.js";
import { decodeSafetensors, encodeSafetensors, type Tensor } from "../model/folder/safetensors.js";
import { type TensorSpec, tensorsFlaw } from "../model/folder/tensors-flaw.js";
import type { ModelConfig } from "../model/network/model-config.js";
import { modelParameters, type Parameters } from "../model/network/parameters.js";
import { decodeMetadata, encodeMetadata } from "./checkpoint-metadata.js";
import type { StageState } from "./stage-state.js";
import type { StageLog } from "./training-task.js";
import { matrixGroups } from "./update/matrix-groups.js";
import type { MuonState } from "./update/muon.js";

/** Everything from which a training stage goes on exactly where it was. */
export interface Checkpoint {
  readonly config: ModelConfig;
  readonly parameters: Parameters;
  readonly optimizer: MuonState;
  readonly state: StageState;
  /** What the stage has logged so far. */
  readonly log: StageLog;
  /** What decides how the stage goes (`stageOrigin`); null in a checkpoint of format version 1, which does not say. */
  readonly origin: string | null;
}

/** Saves a checkpoint as one safetensors file, replaced as a whole. */
export function saveCheckpoint(path: string, checkpoint: Checkpoint & { readonly origin: string }): void {
  const { config, parameters, optimizer } = checkpoint;
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
  const metadata = encodeMetadata({ ...checkpoint, optimizerStep: adamw.step });
  saveFile(path, seal(encodeSafetensors(tensors, metadata)));
}

/**
 * Loads a checkpoint; null when there is no file. All of it is checked: a byte that was changed, a tensor that is missing,
 * of another shape or not finite.
 *
 * @throws GymError `checkpoint/corrupt`, which names the file
 */
export function loadCheckpoint(path: string): Checkpoint | null {
  if (!existsSync(path)) return null;
  const refuse = refuseCheckpoint(path);
  const bytes = readBytes(path, refuse);
  const { tensors, metadata } = decodeSafetensors(bytes, refuse);
  const { config, optimizerStep, ...rest } = decodeMetadata(metadata, bytes, refuse);
  const flaw = tensorsFlaw(tensors, tensorsOf(config, tensors));
  if (flaw !== null) throw refuse(flaw);
  return {
    ...rest,
    config,
    parameters: group(tensors, "parameters"),
    optimizer: {
      adamw: { first: group(tensors, "first"), second: group(tensors, "second"), step: optimizerStep },
      momentum: group(tensors, "momentum"),
    },
  };
}

/** The tensors of a checkpoint: with Muon's momentum those of the supervised stage, without it AdamW's for everything. */
function tensorsOf(config: ModelConfig, tensors: readonly Tensor[]): TensorSpec[] {
  const parameters = modelParameters(config);
  const groups = tensors.some(({ name }) => name.startsWith("momentum/")) ? matrixGroups(config) : [];
  const hidden = new Set(groups.flatMap(({ members }) => members.map(({ parameter }) => parameter)));
  const rest = parameters.filter(({ name }) => !hidden.has(name));
  return [
    ...parameters.map(({ name, shape }) => ({ name: `parameters/${name}`, shape })),
    ...rest.map(({ name, shape }) => ({ name: `first/${name}`, shape })),
    ...rest.map(({ name, shape }) => ({ name: `second/${name}`, shape, signed: false })),
    ...groups.map(({ name, rows, columns, members }) => ({
      name: `momentum/${name}`,
      shape: [members.length * rows * columns],
    })),
  ];
}

function group(tensors: readonly Tensor[], name: string): Parameters {
  const prefix = `${name}/`;
  return Object.fromEntries(
    tensors
      .filter((tensor) => tensor.name.startsWith(prefix))
      .map((tensor) => [tensor.name.slice(prefix.length), tensor.values]),
  );
}

function refuseCheckpoint(path: string): Refuse {
  return (flaw, cause) =>
    new GymError(
      "checkpoint/corrupt",
      `${path} is no readable checkpoint: ${flaw}. Delete it to start this stage again, or restore it from a copy.`,
      { cause },
    );
}
