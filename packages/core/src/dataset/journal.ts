import {
  closeSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { linesOf } from "../internal/lines-of.js";
import type { RecordEvent } from "../record/record-event.js";
import { EventOrder } from "./event-order.js";
import { currentVersion } from "./format-version.js";
import { brokenRow, parseEvent } from "./parse-row.js";
import { ShardRows } from "./shard-rows.js";

/**
 * The file that a writer appends record events to, one line an event, until a shard's worth is there.
 * A line counts once its newline is written, so a kill costs at most the event in flight.
 */
export class Journal {
  /** What it holds, to be sealed. */
  readonly rows: ShardRows;
  readonly #file: number;
  #size: number;

  /** @param events what the file holds already */
  constructor(path: string, events: readonly RecordEvent[] = []) {
    this.rows = ShardRows.of(events);
    this.#file = openSync(path, "a");
    this.#size = fstatSync(this.#file).size;
  }

  /** Bytes written so far. */
  get size(): number {
    return this.#size;
  }

  /**
   * Appends an event whole or not at all.
   *
   * @param row the JSON text of its row, where it is known already
   */
  append(event: RecordEvent, row: string = JSON.stringify(event.row)): void {
    const bytes = Buffer.from(`${journalLine(event.type, row)}\n`);
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(this.#file, bytes, written);
    } catch (failure) {
      ftruncateSync(this.#file, this.#size);
      throw failure;
    }
    this.#size += bytes.length;
    this.rows.add(event, bytes.subarray(openings[event.type].length, -"}\n".length));
  }

  close(): void {
    closeSync(this.#file);
  }
}

/**
 * What the lines of a journal begin with. The start of an episode tells the version of the format, as the shards do
 * that will be made of it.
 */
const openings = {
  "episode-start": `{"type":"episode-start","formatVersion":${currentVersion},"row":`,
  transition: '{"type":"transition","row":',
  "episode-end": '{"type":"episode-end","row":',
} as const;

/** The line of an event, without its end. */
export function journalLine(type: RecordEvent["type"], row: string): string {
  return `${openings[type]}${row}}`;
}

/** How many episodes of a journal have ended. */
export function countFinished(path: string): number {
  return readLines(path).filter((line) => line.startsWith(openings["episode-end"])).length;
}

/** The highest version in which an episode of a journal was begun; null where none says, as before version 3. */
export function journalVersion(path: string): number | null {
  const versions = readLines(path).flatMap((line) => {
    const [, version] = /^\{"type":"episode-start","formatVersion":(\d+),/.exec(line) ?? [];
    return version === undefined ? [] : [Number(version)];
  });
  return versions.length === 0 ? null : Math.max(...versions);
}

/** Cuts off a last line that a kill left without its end. */
export function cutTornLine(path: string): void {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf("\n") + 1;
  if (end < bytes.length) truncateSync(path, end);
}

/**
 * All events of a journal, those whose lines have their end: whole episodes one after another, and at the end one that
 * may not be whole. Throws a GymError `dataset/broken-row`.
 */
export function readJournal(path: string): RecordEvent[] {
  const order = new EventOrder();
  return readLines(path).map((line, index) => {
    const event = parseEvent(path, index, line);
    const flaw = order.flawOf(event);
    if (flaw !== null) throw brokenRow(path, index, flaw);
    order.note(event);
    return event;
  });
}

function readLines(path: string): string[] {
  return linesOf(readFileSync(path));
}
