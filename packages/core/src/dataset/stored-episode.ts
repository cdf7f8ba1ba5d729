import { GymError } from "../errors.js";
import type { Episode, EpisodeStart } from "../record/episode.js";
import type { BlockReference, Referring } from "../record/row-checks.js";
import type { Transition } from "../record/transition.js";
import type { Json } from "../rules/json.js";
import type { BlockReader } from "./block-reader.js";
import type { BlockWriter } from "./block-writer.js";
import { putBlockBack, takeOutBlocks } from "./take-out-blocks.js";

/** The start of an episode as it lies on the disk. */
export type StoredStart = EpisodeStart & Referring;

/** An episode as it lies on the disk. */
export type StoredEpisode = Episode & Referring;

/** An episode as it lies on the disk, with its steps. */
export interface StoredRecording {
  readonly episode: StoredEpisode;
  readonly transitions: readonly Transition[];
}

/** Makes an episode's start ready for its file: its blocks are written first, and referred to. */
export function storeStart(row: EpisodeStart, writer: BlockWriter): StoredStart {
  if (row.snapshot === null) return row;
  const { rest, blocks } = takeOutBlocks(row.snapshot.state);
  if (blocks.length === 0) return row;
  const references = blocks.map(({ path, value }) => ({ path, block: writer.keep(value) }));
  return { ...row, snapshot: { ...row.snapshot, state: rest }, blocks: references };
}

/** The row that was stored. Throws a GymError `dataset/broken-reference`, or one of `BlockReader`. */
export function loadRow<Row extends EpisodeStart>(row: Row & Referring, reader: BlockReader): Row {
  if (row.blocks === undefined || row.snapshot === null) return row;
  const { blocks, ...stored } = row;
  let { state } = row.snapshot;
  for (const reference of blocks) state = putBack(row.episode, state, reference, reader);
  return { ...stored, snapshot: { ...row.snapshot, state } } as unknown as Row;
}

function putBack(episode: number, state: Json, reference: BlockReference, reader: BlockReader): Json {
  const whole = putBlockBack(state, reference.path, reader.read(reference.block)) as Json;
  if (whole === null) throw brokenReference(episode, `leads nowhere: ${JSON.stringify(reference.path)}`);
  return whole;
}

function brokenReference(episode: number, flaw: string): GymError {
  return new GymError(
    "dataset/broken-reference",
    `A block of episode ${episode} cannot be put back, its reference ${flaw}. The file was changed after it was written; restore it from a copy or collect again.`,
  );
}
