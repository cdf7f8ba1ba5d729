import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { writeAtomically } from "../internal/write-atomically.js";
import type { EpisodeStart } from "../record/episode.js";
import type { RecordEvent } from "../record/record-event.js";
import { readLines } from "./journal.js";
import { type ShardPlace, shardName } from "./shard-name.js";

const transitionOpening = '{"type":"transition","row":';

/**
 * Turns a journal of whole episodes into its two shards. The journal goes last: when it is found beside one of its
 * shards, sealing was cut short and is done again, with the same bytes as result.
 */
export function sealJournal(dir: string, place: ShardPlace): void {
  const journal = join(dir, shardName("journal", place));
  const { episodes, transitions } = splitJournal(readLines(journal));
  writeAtomically(join(dir, shardName("transitions", place)), compress(transitions));
  writeAtomically(join(dir, shardName("episodes", place)), compress(episodes));
  rmSync(journal);
}

/** Whether a journal's sealing has begun. */
export function isSealing(dir: string, place: ShardPlace): boolean {
  return (
    existsSync(join(dir, shardName("transitions", place))) ||
    existsSync(join(dir, shardName("episodes", place)))
  );
}

function splitJournal(lines: readonly string[]): { episodes: string[]; transitions: string[] } {
  const episodes: string[] = [];
  const transitions: string[] = [];
  let start: EpisodeStart | null = null;
  for (const line of lines) {
    // Most lines are transitions, whose rows are copied as they are: parsing them would take longer than the rest.
    if (line.startsWith(transitionOpening)) {
      transitions.push(line.slice(transitionOpening.length, -1));
      continue;
    }
    const event = JSON.parse(line) as RecordEvent;
    if (event.type === "episode-start") start = event.row;
    else episodes.push(JSON.stringify({ ...start, ...event.row }));
  }
  return { episodes, transitions };
}

function compress(rows: readonly string[]): Uint8Array {
  return gzipSync(rows.map((row) => `${row}\n`).join(""));
}
