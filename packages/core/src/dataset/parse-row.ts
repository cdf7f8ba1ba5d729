import { GymError } from "../errors.js";
import { type Shape, wrongField } from "../internal/wrong-field.js";
import type { Episode, EpisodeEnd, EpisodeStart } from "../record/episode.js";
import type { Transition } from "../record/transition.js";

const endShape: Shape<EpisodeEnd> = {
  episode: "number",
  steps: "number",
  reward: "number",
  terminated: "boolean",
  truncated: "boolean",
  error: "object?",
};

const startShape: Shape<EpisodeStart> = {
  episode: "number",
  rules: "string",
  seed: "number?",
  taskId: "string?",
  task: "any?",
  policy: "string",
  snapshot: "object?",
  info: "object",
};

const transitionShape: Shape<Transition> = {
  episode: "number",
  step: "number",
  observation: "string",
  action: "string",
  nextObservation: "string",
  reward: "number",
  terminated: "boolean",
  truncated: "boolean",
  rejected: "string?",
  patches: "array",
  hashBefore: "string",
  hashAfter: "string",
  info: "object",
};

const episodeShape: Shape<Episode> = { ...startShape, ...endShape };

/** The fields of each kind of row. */
export const rowShapes = {
  "episode-start": startShape,
  "episode-end": endShape,
  transition: transitionShape,
  episode: episodeShape,
} as const;

/** Parses one line of a file. Throws a GymError `dataset/broken-row` that names file and line. */
export function parseRow<Row>(path: string, index: number, text: string, shape: Shape<Row>): Row {
  let row: unknown;
  try {
    row = JSON.parse(text);
  } catch (cause) {
    throw brokenRow(path, index, "is not JSON", cause);
  }
  return checkRow(path, index, row, shape);
}

/** Checks a parsed row. Throws a GymError `dataset/broken-row` that names file and line. */
export function checkRow<Row>(path: string, index: number, row: unknown, shape: Shape<Row>): Row {
  const flaw = wrongField(row, shape);
  if (flaw !== null) throw brokenRow(path, index, flaw);
  return row as Row;
}

/** The error for a line that is no row. */
export function brokenRow(path: string, index: number, flaw: string, cause?: unknown): GymError {
  return new GymError(
    "dataset/broken-row",
    `${path}, line ${index + 1}: the row ${flaw}. The file was changed after it was written; restore it from a copy or collect again.`,
    { cause },
  );
}
