import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { GymError } from "../errors.js";
import { unfinishedEnding } from "../internal/write-atomically.js";
import type { EpisodeStart } from "../record/episode.js";
import type { RecordEvent } from "../record/record-event.js";
import { rowChecks } from "../record/row-checks.js";
import { isUnfinishedBlock } from "./block-name.js";
import { BlockReader } from "./block-reader.js";
import { BlockWriter } from "./block-writer.js";
import { failureFlaw, startFlaw } from "./check-episode.js";
import { requireLock, requireLockStill } from "./dataset-lock.js";
import { whileThereIsRoom } from "./disk-full-error.js";
import { EventOrder } from "./event-order.js";
import { folderPlaces } from "./folder-places.js";
import { cutTornLine, Journal, readJournal } from "./journal.js";
import { loadManifest, type Manifest } from "./manifest.js";
import { parseRow } from "./parse-row.js";
import { readShardLines } from "./read-shard.js";
import { isSealing, sealJournal } from "./seal-journal.js";
import { parseShardName, type ShardPlace, shardName } from "./shard-name.js";
import { loadRow, storeStart } from "./stored-episode.js";
import { blockLimit } from "./take-out-blocks.js";

/** Options of `openWriter`. */
export interface WriterOptions {
  /** Which series of shards to write; each writer of a dataset has its own. Default: 0. */
  readonly series?: number;
  /** A journal of this many bytes is sealed at the end of its episode. Default: 16 MiB. */
  readonly shardBytes?: number;
}

/**
 * Writes one series of a dataset's shards.
 *
 * Events go to a journal, one line each; whole episodes' worth of it become two compressed shards now and then. The
 * process may be killed at any moment: reopening cuts off a torn line, finishes or repeats a sealing that was cut
 * short, and goes on. The shards are the same as without a kill, byte for byte.
 *
 * Large parts of an episode's first state go to blocks, before the event that refers to them.
 */
export class DatasetWriter {
  /** The number of the last finished episode of this series; null before the first. */
  lastEpisode: number | null = null;
  /** What an earlier run recorded of an episode that it did not end, to be gone on with. */
  unfinished: readonly RecordEvent[] = [];
  readonly #dir: string;
  readonly #series: number;
  readonly #shardBytes: number;
  readonly #blocks: BlockWriter;
  readonly #manifest: Manifest;
  #number = 0;
  #journal: Journal | null = null;
  #kept = { episodes: 0, steps: 0 };
  readonly #order = new EventOrder();
  #startsHaveBlocks = false;
  #closed = false;

  constructor(dir: string, options: WriterOptions) {
    this.#dir = dir;
    this.#series = options.series ?? 0;
    this.#shardBytes = options.shardBytes ?? 16 * 2 ** 20;
    this.#blocks = new BlockWriter(dir, this.#series);
    requireLock(dir);
    this.#manifest = loadManifest(dir);
    this.#recover();
  }

  /** Writes an event; when it returns, a kill cannot undo it. Throws a DiskFullError when there is no room. */
  write(event: RecordEvent): void {
    if (this.#closed) throw new GymError("dataset/closed", "This writer is closed. Open the series again.");
    this.#requireNext(event);
    if (event.type === "episode-start") this.#requirePlanned(event.row);
    this.#journal ??= new Journal(this.#path("journal"));
    const journal = this.#journal;
    this.#whileThereIsRoom("journal", () => this.#append(journal, event));
    this.#note(event);
    if (event.type === "episode-end" && journal.size >= this.#shardBytes) this.#seal(journal);
  }

  /** Seals what is left. Throws when an episode has not ended. */
  finish(): void {
    if (this.#order.open !== null) {
      throw new GymError(
        "dataset/out-of-order",
        "The last episode has not ended. Write its episode-end before finishing.",
      );
    }
    if (this.#journal !== null) this.#seal(this.#journal);
  }

  /** Stops here; the series can be opened again and goes on. */
  close(): void {
    this.#closed = true;
    this.#journal?.close();
    this.#journal = null;
  }

  #requireNext(event: RecordEvent): void {
    const order = this.#order.flawOf(event);
    if (order !== null) {
      throw new GymError(
        "dataset/out-of-order",
        `A writer takes whole episodes, one after another, and this event ${order}.`,
      );
    }
    const flaw = rowChecks[event.type](event.row) ?? this.#failureFlaw(event);
    if (flaw === null) return;
    throw new GymError(
      "record/bad-row",
      `The ${event.type} of episode ${event.row.episode} cannot be written: its row ${flaw}. No reader would take it.`,
    );
  }

  #failureFlaw({ type, row }: RecordEvent): string | null {
    return type === "episode-end" ? failureFlaw(this.#manifest, row) : null;
  }

  #recover(): void {
    const names = readdirSync(this.#dir);
    const mine = names.flatMap((name) => {
      const place = parseShardName(name.replace(unfinishedEnding, ""));
      return place !== null && place.series === this.#series ? [{ ...place, name }] : [];
    });
    const unfinished = mine.filter(({ name }) => name.endsWith(unfinishedEnding)).map(({ name }) => name);
    const blocks = names.filter((name) => isUnfinishedBlock(name, this.#series));
    for (const name of [...unfinished, ...blocks]) rmSync(join(this.#dir, name));
    const whole = mine.filter(({ name }) => !name.endsWith(unfinishedEnding));
    const journal = whole.find(({ kind }) => kind === "journal");
    // What is there are pairs from 0 on, or this throws: numbers go on behind the highest.
    const sealed = folderPlaces(this.#dir, this.#series).sealed.length;
    this.#number = sealed;
    if (sealed > 0) this.lastEpisode = this.#lastSealedEpisode(sealed - 1);
    if (journal !== undefined) this.#reopen(journal);
  }

  #reopen(place: ShardPlace): void {
    const path = this.#path("journal");
    const sealing = isSealing(this.#dir, place);
    if (!sealing) cutTornLine(path);
    const events = readJournal(path);
    if (events.length === 0) {
      rmSync(path);
      return;
    }
    for (const event of events) this.#note(event);
    const unfinished = events.slice(events.findLastIndex(({ type }) => type === "episode-end") + 1);
    this.unfinished = this.#loaded(unfinished);
    const reopened = new Journal(path, events);
    this.#journal = reopened;
    if (sealing || (this.#order.open === null && reopened.size >= this.#shardBytes)) this.#seal(reopened);
  }

  #requirePlanned(row: EpisodeStart): void {
    const flaw = startFlaw(this.#manifest, this.#series, row);
    if (flaw === null) return;
    throw new GymError(
      "dataset/other-plan",
      `An episode does not belong to ${this.#dir}: its manifest says ${flaw}. Record it as was planned, or into another folder.`,
    );
  }

  #append(journal: Journal, event: RecordEvent): void {
    if (event.type !== "episode-start") {
      journal.append(event);
      return;
    }
    // What is short as a whole holds no large part. Where starts have had some, they are not written out for nothing.
    const text = this.#startsHaveBlocks ? undefined : JSON.stringify(event.row);
    const isShort = text !== undefined && text.length <= blockLimit;
    const row = isShort ? event.row : storeStart(event.row, this.#blocks);
    const isWhole = row === event.row;
    if (!isWhole) this.#startsHaveBlocks = true;
    journal.append({ ...event, row }, isWhole ? text : undefined);
  }

  #loaded(events: readonly RecordEvent[]): readonly RecordEvent[] {
    const reader = new BlockReader(this.#dir);
    return events.map((event) =>
      event.type === "episode-start" ? { ...event, row: loadRow(event.row, reader) } : event,
    );
  }

  #note(event: RecordEvent): void {
    this.#order.note(event);
    if (event.type === "transition") this.#kept.steps++;
    if (event.type === "episode-end") {
      this.lastEpisode = event.row.episode;
      this.#kept.episodes++;
    }
  }

  #seal({ rows }: Journal): void {
    // A writer whose sealing fails stays closed: nothing may be added to a journal that has a shard already.
    this.close();
    requireLockStill(this.#dir);
    this.#whileThereIsRoom("episodes", () =>
      sealJournal(this.#dir, { series: this.#series, number: this.#number }, rows),
    );
    this.#closed = false;
    this.#number++;
  }

  #lastSealedEpisode(number: number): number {
    const path = join(this.#dir, shardName("episodes", { series: this.#series, number }));
    const lines = readShardLines(path);
    const last = lines.at(-1) ?? "";
    return parseRow(path, lines.length - 1, last, "episodes").episode;
  }

  #whileThereIsRoom(kind: "journal" | "episodes", write: () => void): void {
    const kept = (): string =>
      `Everything recorded before is kept (this run: ${this.#kept.episodes} episodes, ${this.#kept.steps} steps).`;
    whileThereIsRoom(this.#path(kind), kept, write);
  }

  #path(kind: "journal" | "episodes"): string {
    return join(this.#dir, shardName(kind, { series: this.#series, number: this.#number }));
  }
}

/** Opens a series of a prepared dataset for writing, where it was left. */
export function openWriter(dir: string, options: WriterOptions = {}): DatasetWriter {
  return new DatasetWriter(dir, options);
}
