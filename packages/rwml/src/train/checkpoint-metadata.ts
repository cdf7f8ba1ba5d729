import { parseJson } from "../data/stored/parse-json.js";
import type { Refuse } from "../data/stored/refuse.js";
import { blankSeal, sealHolds } from "../data/stored/seal.js";
import {
  fields,
  integer,
  listOf,
  number,
  oneOf,
  orNull,
  type Shape,
  text,
  valuesOf,
} from "../data/stored/shape.js";
import { modelConfigFlaw } from "../model/network/model-config.js";
import type { Checkpoint } from "./checkpoint.js";
import type { StageState } from "./stage-state.js";

/** What a checkpoint says beside its tensors. */
export interface CheckpointMetadata extends Pick<Checkpoint, "config" | "state" | "log" | "origin"> {
  /** Updates that AdamW has made. */
  readonly optimizerStep: number;
}

const digest = text(/^[0-9a-f]{64}$/, "a SHA-256");
const anyText = text(/^/);
const content: Readonly<Record<string, Shape>> = {
  config: anyText,
  state: anyText,
  log: anyText,
  optimizerStep: text(/^\d{1,15}$/, "a number of updates"),
};
const shapes: ReadonlyMap<unknown, Shape> = new Map([
  ["1", fields({ formatVersion: oneOf("1"), ...content })],
  ["2", fields({ formatVersion: oneOf("2"), sha256: digest, origin: digest, ...content })],
]);
const anyVersion = fields({ formatVersion: oneOf("1", "2") });

const stateShape = fields({
  steps: integer(),
  seconds: number(0),
  tokens: integer(),
  samples: integer(),
  skippedUpdates: integer(),
});
const logShape = fields({
  curve: listOf(
    // A figure that was not finite is null in JSON.
    fields({ step: integer(), seconds: number(0), figures: valuesOf(orNull(number())) }),
  ),
  groups: listOf(fields({ iteration: integer(), groups: integer(), effective: integer() })),
});

/** The metadata of a checkpoint file, whose seal is still blank. */
export function encodeMetadata(
  metadata: CheckpointMetadata & { readonly origin: string },
): Record<string, string> {
  const { config, state, log, origin, optimizerStep } = metadata;
  return {
    sha256: blankSeal,
    formatVersion: "2",
    origin,
    config: JSON.stringify(config),
    state: JSON.stringify(state),
    log: JSON.stringify(log),
    optimizerStep: String(optimizerStep),
  };
}

/** Reads and checks the metadata of a checkpoint, and its seal. Throws what `refuse` makes. @param file all its bytes */
export function decodeMetadata(
  metadata: Readonly<Record<string, string>>,
  file: Uint8Array,
  refuse: Refuse,
): CheckpointMetadata {
  const flaw = (shapes.get(metadata.formatVersion) ?? anyVersion)(metadata, "its metadata");
  if (flaw !== null) throw refuse(flaw);
  const { sha256, origin = null, optimizerStep } = metadata;
  if (sha256 !== undefined && !sealHolds(file, sha256)) throw refuse("its content does not have its SHA-256");
  const read = <Value>(field: "config" | "state" | "log", shape: Shape): Value => {
    const value = parseJson(Buffer.from(metadata[field]!), (found, cause) =>
      refuse(`its ${field}: ${found}`, cause),
    );
    const wrong = shape(value, field);
    if (wrong !== null) throw refuse(wrong);
    return value as Value;
  };
  const state = read<StageState>("state", stateShape);
  if (state.skippedUpdates > state.steps) {
    throw refuse(`state counts ${state.skippedUpdates} updates left out of ${state.steps}`);
  }
  return {
    config: read("config", modelConfigFlaw),
    state,
    log: read("log", logShape),
    origin,
    optimizerStep: Number(optimizerStep),
  };
}
