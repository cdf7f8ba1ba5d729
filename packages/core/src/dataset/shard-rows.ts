import { GrowingBytes } from "../internal/growing-bytes.js";
import type { EpisodeEnd } from "../record/episode.js";
import type { RecordEvent } from "../record/record-event.js";

const newline = Buffer.from("\n");

/**
 * The rows of a journal's events as its two shards will hold them. They stay in memory until the journal is sealed,
 * because reading a journal back takes longer than writing it.
 */
export class ShardRows {
  readonly #episodes = new GrowingBytes();
  readonly #transitions = new GrowingBytes();

  /** The rows of events that were read from a journal. */
  static of(events: readonly RecordEvent[]): ShardRows {
    const rows = new ShardRows();
    for (const event of events) rows.add(event, Buffer.from(JSON.stringify(event.row)));
    return rows;
  }

  /** The finished episodes, a line each; a start at the end whose episode has not ended has no line yet. */
  get episodes(): Uint8Array {
    return this.#episodes.bytes();
  }

  /** The transitions, a line each. */
  get transitions(): Uint8Array {
    return this.#transitions.bytes();
  }

  /**
   * Takes the events in the order of the journal.
   *
   * @param row the JSON text of the event's row, as UTF-8
   */
  add(event: RecordEvent, row: Uint8Array): void {
    switch (event.type) {
      case "transition":
        this.#transitions.append(row);
        this.#transitions.append(newline);
        break;
      case "episode-start":
        // Its end goes on with the same object.
        this.#episodes.append(row.subarray(0, -1));
        break;
      case "episode-end":
        this.#episodes.append(continuation(event.row));
    }
  }
}

/** The fields of an end, all but the number that the start has told, up to the end of the line. */
function continuation({ episode: _, ...fields }: EpisodeEnd): Uint8Array {
  return Buffer.from(`,${JSON.stringify(fields).slice(1)}\n`);
}
