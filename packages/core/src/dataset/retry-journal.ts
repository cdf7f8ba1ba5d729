import { existsSync, readdirSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
import type { RecordEvent } from "../record/record-event.js";
import { BlockWriter } from "./block-writer.js";
import { whileThereIsRoom } from "./disk-full-error.js";
import { cutTornLine, Journal, readJournal } from "./journal.js";
import { storeStart } from "./stored-episode.js";

/**
 * Where a writer keeps the episodes that it plays again, until they take the places of those that had failed. A kill
 * costs at most the episode that is played.
 */
export class RetryJournal {
  /** The events of whole episodes, as they lie on the disk, by their numbers. */
  readonly finished = new Map<number, readonly RecordEvent[]>();
  /** What an earlier run recorded of an episode that it did not end. */
  readonly unfinished: readonly RecordEvent[] = [];
  readonly #path: string;
  readonly #blocks: BlockWriter;
  #journal: Journal | null = null;
  #current: RecordEvent[] = [];

  constructor(dir: string, series: number) {
    this.#path = retryPath(dir, series);
    this.#blocks = new BlockWriter(dir, series);
    if (!existsSync(this.#path)) return;
    cutTornLine(this.#path);
    for (const event of readJournal(this.#path)) this.#note(event);
    this.unfinished = this.#current;
    this.#current = [];
  }

  write(event: RecordEvent): void {
    this.#journal ??= new Journal(this.#path);
    const journal = this.#journal;
    const stored: RecordEvent =
      event.type === "episode-start" ? { ...event, row: storeStart(event.row, this.#blocks) } : event;
    const kept = () => `${this.finished.size} episodes that were played again are kept.`;
    whileThereIsRoom(this.#path, kept, () => journal.append(stored));
    this.#note(stored);
  }

  /** Goes on with the episode that an earlier run did not end. */
  resume(): void {
    this.#current = [...this.unfinished];
  }

  /** Forgets an episode that is not at its end. */
  cutUnfinished(): void {
    this.close();
    this.#current = [];
    if (!existsSync(this.#path)) return;
    const text = readFileSync(this.#path, "utf8");
    const lastEnd = text.lastIndexOf('{"type":"episode-end"');
    const length = lastEnd === -1 ? 0 : text.indexOf("\n", lastEnd) + 1;
    truncateSync(this.#path, Buffer.byteLength(text.slice(0, length)));
  }

  close(): void {
    this.#journal?.close();
    this.#journal = null;
  }

  delete(): void {
    this.close();
    rmSync(this.#path, { force: true });
  }

  #note(event: RecordEvent): void {
    this.#current.push(event);
    if (event.type !== "episode-end") return;
    this.finished.set(event.row.episode, this.#current);
    this.#current = [];
  }
}

/** Whether a series has episodes that were played again and are not in their places yet. */
export function hasRetryJournal(dir: string, series: number): boolean {
  return existsSync(retryPath(dir, series));
}

/** Whether any series has. */
export function holdsRetryJournal(dir: string): boolean {
  return readdirSync(dir).some((name) => /^retry-w\d+\.jsonl$/.test(name));
}

function retryPath(dir: string, series: number): string {
  return join(dir, `retry-w${series}.jsonl`);
}
