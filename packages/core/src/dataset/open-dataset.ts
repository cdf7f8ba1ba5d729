import { GymError, isGymError } from "../errors.js";
import type { Episode } from "../record/episode.js";
import { rebuildStates } from "../record/rebuild-states.js";
import type { Transition } from "../record/transition.js";
import type { Json } from "../rules/json.js";
import { BlockReader } from "./block-reader.js";
import { brokenManifest } from "./broken-manifest.js";
import { checkFolder } from "./check-folder.js";
import { EpisodeTally } from "./episode-tally.js";
import { listParts } from "./list-parts.js";
import { loadChangedManifest, type Manifest } from "./manifest.js";
import { mergeInOrder } from "./merge-in-order.js";
import type { Part, Recording } from "./shard-part.js";
import { loadRow, type StoredEpisode, type StoredRecording } from "./stored-episode.js";

/** A dataset opened for reading. Rows come in the order of their episodes, however many writers wrote them. */
export interface Dataset {
  readonly dir: string;
  readonly manifest: Manifest;
  episodes(): AsyncIterable<Episode>;
  transitions(): AsyncIterable<Transition>;
  /** Each episode with its transitions. */
  recordings(): AsyncIterable<Recording>;
  /** Throws a GymError `dataset/no-episode`. */
  readEpisode(episode: number): Promise<Recording>;
  /**
   * The state after `step` actions of an episode, rebuilt from its snapshot and patches and checked by its hashes.
   * Throws a GymError `dataset/no-step`, or `record/state-mismatch` when the recording was changed.
   */
  stateAt(episode: number, step: number): Promise<Json>;
}

/**
 * Opens a dataset for reading. Of a collection that was interrupted, the finished episodes are read.
 * Broken files throw a GymError `dataset/…` that names file and line when they are reached.
 */
export async function openDataset(dir: string): Promise<Dataset> {
  const { manifest, flaw } = loadChangedManifest(dir);
  if (flaw !== null) throw await namedFlaw(dir, manifest, flaw);
  checkFolder(dir, manifest);
  return new DatasetReader(dir, manifest, listParts(dir, manifest));
}

/** Looks for what is wrong with a manifest that was changed: the rows may tell it better than the checksum. */
async function namedFlaw(dir: string, manifest: Manifest, flaw: string): Promise<GymError> {
  try {
    checkFolder(dir, manifest);
    for await (const _ of new DatasetReader(dir, manifest, listParts(dir, manifest)).episodes());
  } catch (failure) {
    if (isGymError(failure) && failure.code === "dataset/broken-manifest") return failure;
  }
  return brokenManifest(dir, flaw);
}

class DatasetReader implements Dataset {
  readonly dir: string;
  readonly manifest: Manifest;
  readonly #parts: readonly Part[];
  readonly #blocks: BlockReader;
  #recent: { readonly part: Part; readonly recordings: readonly StoredRecording[] } | null = null;

  constructor(dir: string, manifest: Manifest, parts: readonly Part[]) {
    this.dir = dir;
    this.manifest = manifest;
    this.#parts = parts;
    this.#blocks = new BlockReader(dir, manifest);
  }

  async *episodes(): AsyncIterable<Episode> {
    const stored = this.#merge(
      (part) => part.episodes(),
      (episode) => episode,
    );
    for await (const episode of stored) yield loadRow<Episode>(episode, this.#blocks);
  }

  async *transitions(): AsyncIterable<Transition> {
    for await (const { transitions } of this.#recordings()) yield* transitions;
  }

  async *recordings(): AsyncIterable<Recording> {
    for await (const recording of this.#recordings()) yield this.#load(recording);
  }

  async readEpisode(number: number): Promise<Recording> {
    for (const part of this.#parts) {
      if (!part.mayHold(number)) continue;
      const recordings = this.#recent?.part === part ? this.#recent.recordings : await part.recordings();
      this.#recent = { part, recordings };
      const found = recordings.find(({ episode }) => episode.episode === number);
      if (found !== undefined) return this.#load(found);
    }
    throw new GymError(
      "dataset/no-episode",
      `${this.dir} has no finished episode ${number}; it holds ${this.manifest.counts.episodes}, counted from 0.`,
    );
  }

  async stateAt(number: number, step: number): Promise<Json> {
    const { episode, transitions } = await this.readEpisode(number);
    if (episode.snapshot === null || !Number.isInteger(step) || step < 0 || step > transitions.length) {
      const reason = episode.snapshot === null ? "never started" : `has the steps 0 to ${transitions.length}`;
      throw new GymError(
        "dataset/no-step",
        `Episode ${number} ${reason}; there is no state at step ${step}.`,
      );
    }
    let last = episode.snapshot.state;
    for (const state of rebuildStates(last, transitions.slice(0, step))) last = state;
    return last;
  }

  #recordings(): AsyncIterable<StoredRecording> {
    return this.#merge(
      (part) => part.recordings(),
      ({ episode }) => episode,
    );
  }

  #load({ episode, transitions }: StoredRecording): Recording {
    return { episode: loadRow<Episode>(episode, this.#blocks), transitions };
  }

  /** All parts' items in the order of their episodes, which are counted as they go by. */
  async *#merge<Item>(
    read: (part: Part) => Promise<readonly Item[]>,
    episodeOf: (item: Item) => StoredEpisode,
  ): AsyncIterable<Item> {
    const tally = new EpisodeTally(this.dir, this.manifest);
    const streams = [...new Set(this.#parts.map((part) => part.series))].map((series) =>
      readInTurn(
        this.#parts.filter((part) => part.series === series),
        read,
      ),
    );
    for await (const { series, item } of mergeInOrder(streams, ({ item }) => episodeOf(item).episode)) {
      tally.add(series, episodeOf(item));
      yield item;
    }
    tally.end();
  }
}

interface SeriesItem<Item> {
  readonly series: number;
  readonly item: Item;
}

async function* readInTurn<Item>(
  parts: readonly Part[],
  read: (part: Part) => Promise<readonly Item[]>,
): AsyncGenerator<SeriesItem<Item>, void> {
  for (const part of parts) for (const item of await read(part)) yield { series: part.series, item };
}
