import { join } from "node:path";
import { writeAtomically } from "../internal/write-atomically.js";
import type { RecordEvent } from "../record/record-event.js";
import { requireLock } from "./dataset-lock.js";
import { whileThereIsRoom } from "./disk-full-error.js";
import { folderPlaces } from "./folder-places.js";
import { journalLine, readJournal } from "./journal.js";
import { parseRow } from "./parse-row.js";
import { readShardLines } from "./read-shard.js";
import { isSealing, sealJournal } from "./seal-journal.js";
import { type ShardPlace, shardName } from "./shard-name.js";
import { ShardRows } from "./shard-rows.js";
import type { StoredEpisode } from "./stored-episode.js";

/**
 * Puts other recordings of episodes into the places of the old ones. A pair of shards is replaced by way of a journal:
 * while that lies beside the pair, it is what counts, and `sealAgain` ends a replacement that was cut short.
 */
export function replaceEpisodes(
  dir: string,
  series: number,
  replacements: ReadonlyMap<number, readonly RecordEvent[]>,
): void {
  requireLock(dir);
  for (const place of folderPlaces(dir).sealed.filter((one) => one.series === series)) {
    const episodes = readEpisodes(dir, place);
    if (!episodes.some(({ episode }) => replacements.has(episode))) continue;
    const journal = join(dir, shardName("journal", place));
    whileThereIsRoom(
      journal,
      () => "What was recorded before is kept.",
      () => {
        writeAtomically(journal, journalText(dir, place, episodes, replacements));
        sealAnew(dir, place);
      },
    );
  }
}

/** Ends a sealing of a series that was cut short, wherever in the series it is. */
export function sealAgain(dir: string, series: number): void {
  requireLock(dir);
  for (const place of folderPlaces(dir).journals) {
    if (place.series === series && isSealing(dir, place)) sealAnew(dir, place);
  }
}

function sealAnew(dir: string, place: ShardPlace): void {
  sealJournal(dir, place, ShardRows.of(readJournal(join(dir, shardName("journal", place)))));
}

function journalText(
  dir: string,
  place: ShardPlace,
  episodes: readonly StoredEpisode[],
  replacements: ReadonlyMap<number, readonly RecordEvent[]>,
): string {
  const rows = readShardLines(join(dir, shardName("transitions", place)));
  const lines: string[] = [];
  let next = 0;
  for (const episode of episodes) {
    const own = rows.slice(next, next + episode.steps);
    next += episode.steps;
    const replacement = replacements.get(episode.episode);
    if (replacement !== undefined)
      lines.push(...replacement.map(({ type, row }) => journalLine(type, JSON.stringify(row))));
    else lines.push(...journalLines(episode, own));
  }
  return lines.map((line) => `${line}\n`).join("");
}

/** An episode's lines in a journal, so that sealing gives its rows again, byte for byte. */
function journalLines(row: StoredEpisode, transitions: readonly string[]): readonly string[] {
  const { steps, reward, terminated, truncated, error, retried, ...start } = row;
  const { episode } = row;
  const ended = { episode, steps, reward, terminated, truncated, error };
  const end = retried === undefined ? ended : { ...ended, retried };
  return [
    journalLine("episode-start", JSON.stringify(start)),
    ...transitions.map((line) => journalLine("transition", line)),
    journalLine("episode-end", JSON.stringify(end)),
  ];
}

function readEpisodes(dir: string, place: ShardPlace): readonly StoredEpisode[] {
  const path = join(dir, shardName("episodes", place));
  return readShardLines(path).map((line, index) => parseRow(path, index, line, "episodes"));
}
