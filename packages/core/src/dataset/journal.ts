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
import type { Shape } from "../internal/wrong-field.js";
import type { RecordEvent } from "../record/record-event.js";
import { brokenRow, checkRow, parseRow, rowShapes } from "./parse-row.js";
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
    const opening = `{"type":"${event.type}","row":`;
    const bytes = Buffer.from(`${opening}${row}}\n`);
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(this.#file, bytes, written);
    } catch (failure) {
      ftruncateSync(this.#file, this.#size);
      throw failure;
    }
    this.#size += bytes.length;
    this.rows.add(event, bytes.subarray(opening.length, -"}\n".length));
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** Cuts off a last line that a kill left without its end. */
export function cutTornLine(path: string): void {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf("\n") + 1;
  if (end < bytes.length) truncateSync(path, end);
}

const eventShapes: Readonly<Record<string, Shape<object> | undefined>> = rowShapes;

/** All events of a journal, those whose lines have their end. Throws a GymError `dataset/broken-row`. */
export function readJournal(path: string): RecordEvent[] {
  return readLines(path).map((line, index) => {
    const event = parseRow<RecordEvent>(path, index, line, { type: "string", row: "object" });
    const shape = eventShapes[event.type];
    if (shape === undefined) throw brokenRow(path, index, `has the unknown type "${event.type}"`);
    checkRow(path, index, event.row, shape);
    return event;
  });
}

/** The lines of a journal that have their end. */
export function readLines(path: string): string[] {
  return linesOf(readFileSync(path));
}
