import { parseJson } from "../../data/stored/parse-json.js";
import type { Refuse } from "../../data/stored/refuse.js";
import { blankSeal, seal, sealHolds, sha256 } from "../../data/stored/seal.js";
import { fields, integer, oneOf, orNull, type Shape, text } from "../../data/stored/shape.js";
import { modelConfigFlaw } from "../network/model-config.js";
import type { StoredModel } from "./model-folder.js";
import { trainingSourceShape } from "./training-source.js";

/** The files beside `model.json`, in the order in which they are written. */
export const partNames = ["tokenizer.json", "embedder.json", "parameters.safetensors"] as const;

/** One of `partNames`. */
export type PartName = (typeof partNames)[number];

/** The bytes of a model's files but `model.json`. */
export type Parts = Readonly<Record<PartName, Uint8Array>>;

/** How a part was when `model.json` was written. */
export interface PartEntry {
  readonly sha256: string;
  readonly bytes: number;
}

/** What stands in `model.json`. */
export interface ModelFile
  extends Pick<StoredModel, "config" | "window" | "prediction" | "about" | "trainedOn"> {
  /** Null in a file of format version 1, which says nothing about them. */
  readonly parts: Readonly<Record<PartName, PartEntry>> | null;
}

const digest = text(/^[0-9a-f]{64}$/, "a SHA-256");
const partShape = fields({ sha256: digest, bytes: integer() });
const content: Readonly<Record<string, Shape>> = {
  config: modelConfigFlaw,
  window: integer(8),
  about: fields({ stage: text(), env: text() }),
};
const sealed: Readonly<Record<string, Shape>> = {
  sha256: digest,
  parts: fields(Object.fromEntries(partNames.map((name) => [name, partShape]))),
};
const shapes: ReadonlyMap<unknown, Shape> = new Map([
  [1, fields({ formatVersion: oneOf(1), ...content })],
  [2, fields({ formatVersion: oneOf(2), ...sealed, ...content })],
  [3, fields({ formatVersion: oneOf(3), ...sealed, ...content, trainedOn: orNull(trainingSourceShape) })],
  [
    4,
    fields({
      formatVersion: oneOf(4),
      ...sealed,
      ...content,
      prediction: integer(1),
      trainedOn: orNull(trainingSourceShape),
    }),
  ],
]);
const anyVersion = fields({ formatVersion: oneOf(1, 2, 3, 4) });

/** Tokens of a prediction at most, before models said so themselves. */
const earlierPrediction = 60;

/** Writes `model.json`: what a model is, the SHA-256 of its other files, and of itself. */
export function encodeModelFile(
  { config, window, prediction, about, trainedOn }: StoredModel,
  parts: Parts,
): Uint8Array {
  const entries = partNames.map((name) => {
    const bytes = parts[name];
    return [name, { sha256: sha256(bytes), bytes: bytes.length } satisfies PartEntry] as const;
  });
  const file = {
    formatVersion: 4,
    sha256: blankSeal,
    parts: Object.fromEntries(entries),
    config,
    window,
    prediction,
    about,
    trainedOn,
  };
  return seal(Buffer.from(`${JSON.stringify(file, null, 2)}\n`));
}

/** Reads and checks `model.json`. Throws what `refuse` makes when it is not as it was written. */
export function decodeModelFile(bytes: Uint8Array, refuse: Refuse): ModelFile {
  const file = parseJson(bytes, refuse) as Readonly<Record<string, unknown>> | null;
  const flaw = (shapes.get(file?.formatVersion) ?? anyVersion)(file);
  if (flaw !== null) throw refuse(flaw);
  const {
    sha256,
    parts = null,
    trainedOn = null,
    ...rest
  } = file as unknown as ModelFile & { sha256?: string };
  const { config, window, prediction = earlierPrediction, about } = rest as typeof rest & Partial<ModelFile>;
  if (sha256 !== undefined && !sealHolds(bytes, sha256))
    throw refuse("its content does not have its SHA-256");
  if (window + prediction > config.context) {
    throw refuse(
      `window and prediction are ${window} and ${prediction}, more than the ${config.context} positions of the model`,
    );
  }
  return { parts, config, window, prediction, about, trainedOn };
}
