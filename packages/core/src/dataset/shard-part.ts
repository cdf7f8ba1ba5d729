import { join } from "node:path";
import type { Episode } from "../record/episode.js";
import type { Transition } from "../record/transition.js";
import { readJournal } from "./journal.js";
import type { ShardEntry } from "./manifest.js";
import { rowShapes } from "./parse-row.js";
import { brokenShard, readShard } from "./read-shard.js";
import { type ShardPlace, shardName } from "./shard-name.js";
import type { StoredEpisode, StoredRecording, StoredStart } from "./stored-episode.js";

/** An episode with its steps. */
export interface Recording {
  readonly episode: Episode;
  readonly transitions: readonly Transition[];
}

/**
 * Some whole episodes of one series, in order: a pair of sealed shards, or a journal's finished episodes. They are
 * given as they lie on the disk, because the blocks of all of them together may be more than memory holds.
 */
export interface Part {
  readonly series: number;
  /** False when an episode cannot be in this part. */
  mayHold(episode: number): boolean;
  episodes(): Promise<readonly StoredEpisode[]>;
  recordings(): Promise<readonly StoredRecording[]>;
}

/** A pair of sealed shards; `entries` are what the manifest says about them, where it is up to date. */
export function sealedPart(dir: string, place: ShardPlace, entries: readonly ShardEntry[]): Part {
  const entryOf = (kind: "episodes" | "transitions"): ShardEntry | undefined =>
    entries.find(({ file }) => file === shardName(kind, place));
  const read = <Row>(kind: "episodes" | "transitions", shape: Parameters<typeof readShard<Row>>[1]) =>
    readShard<Row>(join(dir, shardName(kind, place)), shape, entryOf(kind)?.sha256 ?? null);
  const range = entryOf("episodes");
  const episodes = (): Promise<StoredEpisode[]> => read<Episode>("episodes", rowShapes.episode);
  return {
    series: place.series,
    mayHold: (episode) =>
      range === undefined || (range.firstEpisode <= episode && episode <= range.lastEpisode),
    episodes,
    async recordings() {
      const transitions = await read<Transition>("transitions", rowShapes.transition);
      return group(join(dir, shardName("transitions", place)), await episodes(), transitions);
    },
  };
}

/** The finished episodes of a journal. */
export function journalPart(dir: string, place: ShardPlace): Part {
  const recordings = (): StoredRecording[] => readRecordings(join(dir, shardName("journal", place)));
  return {
    series: place.series,
    mayHold: () => true,
    episodes: async () => recordings().map(({ episode }) => episode),
    recordings: async () => recordings(),
  };
}

function group(
  path: string,
  episodes: readonly StoredEpisode[],
  transitions: readonly Transition[],
): StoredRecording[] {
  let next = 0;
  const recordings = episodes.map((episode) => {
    const steps = transitions.slice(next, next + episode.steps);
    next += episode.steps;
    const wrong = steps.length < episode.steps || steps.some((row) => row.episode !== episode.episode);
    if (wrong)
      throw brokenShard(path, `it does not hold the ${episode.steps} steps of episode ${episode.episode}`);
    return { episode, transitions: steps };
  });
  if (next < transitions.length) throw brokenShard(path, "it holds steps of no episode");
  return recordings;
}

function readRecordings(path: string): StoredRecording[] {
  const recordings: StoredRecording[] = [];
  let start: StoredStart | null = null;
  let transitions: Transition[] = [];
  for (const event of readJournal(path)) {
    if (event.type === "transition") transitions.push(event.row);
    else if (event.type === "episode-start") start = event.row;
    else if (start !== null) {
      recordings.push({ episode: { ...start, ...event.row }, transitions });
      transitions = [];
    }
  }
  return recordings;
}
