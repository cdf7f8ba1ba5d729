import { join } from "node:path";
import type { Episode } from "../record/episode.js";
import type { Transition } from "../record/transition.js";
import { brokenManifest } from "./broken-manifest.js";
import { checkEpisode, failureFlaw } from "./check-episode.js";
import { endsAs, isOver } from "./event-order.js";
import { readJournal } from "./journal.js";
import type { Manifest } from "./manifest.js";
import { brokenRow, type ShardRow } from "./parse-row.js";
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
  /** Whether the manifest lists its shards. */
  readonly isListed: boolean;
  /** False when an episode cannot be in this part. */
  mayHold(episode: number): boolean;
  episodes(): Promise<readonly StoredEpisode[]>;
  recordings(): Promise<readonly StoredRecording[]>;
}

/** A pair of sealed shards, compared with what the manifest says about them as far as it knows them. */
export function sealedPart(dir: string, place: ShardPlace, manifest: Manifest): Part {
  const read = async <Kind extends keyof ShardRow>(kind: Kind): Promise<ShardRow[Kind][]> => {
    const file = shardName(kind, place);
    const entry = manifest.shards.find((one) => one.file === file);
    const rows = await readShard(join(dir, file), kind, entry?.sha256 ?? null);
    if (entry === undefined || rows.length === entry.rows) return rows;
    throw brokenManifest(dir, `lists ${file} with ${entry.rows} rows; it has ${rows.length}`);
  };
  const range = manifest.shards.find(({ file }) => file === shardName("episodes", place));
  const episodes = async (): Promise<StoredEpisode[]> => {
    const rows = await read("episodes");
    const [first, last] = [rows[0]?.episode, rows.at(-1)?.episode];
    if (first === undefined) {
      throw brokenShard(join(dir, shardName("episodes", place)), "it holds no episode");
    }
    if (range !== undefined && (range.firstEpisode !== first || range.lastEpisode !== last)) {
      throw brokenManifest(
        dir,
        `lists ${range.file} with the episodes ${range.firstEpisode} to ${range.lastEpisode}; it has ${first} to ${last}`,
      );
    }
    for (const [index, row] of rows.entries()) {
      const flaw = failureFlaw(manifest, row);
      if (flaw !== null) throw brokenRow(join(dir, shardName("episodes", place)), index, flaw);
      checkEpisode(dir, manifest, place.series, row);
    }
    return rows;
  };
  return {
    series: place.series,
    isListed: range !== undefined,
    mayHold: (episode) =>
      range === undefined || (range.firstEpisode <= episode && episode <= range.lastEpisode),
    episodes,
    async recordings() {
      const transitions = await read("transitions");
      return group(join(dir, shardName("transitions", place)), await episodes(), transitions);
    },
  };
}

/** The finished episodes of a journal. */
export function journalPart(dir: string, place: ShardPlace, manifest: Manifest): Part {
  const recordings = (): StoredRecording[] => {
    const found = readRecordings(join(dir, shardName("journal", place)), manifest);
    for (const { episode } of found) checkEpisode(dir, manifest, place.series, episode);
    return found;
  };
  return {
    series: place.series,
    isListed: false,
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
    const wrong =
      steps.length < episode.steps ||
      steps.some((row, index) => row.episode !== episode.episode || row.step !== index);
    if (wrong)
      throw brokenShard(path, `it does not hold the ${episode.steps} steps of episode ${episode.episode}`);
    const last = steps.at(-1) ?? null;
    if (steps.slice(0, -1).some(isOver) || !endsAs(episode, last))
      throw brokenShard(path, `the steps of episode ${episode.episode} do not end as the episode does`);
    return { episode, transitions: steps };
  });
  if (next < transitions.length) throw brokenShard(path, "it holds steps of no episode");
  return recordings;
}

function readRecordings(path: string, manifest: Manifest): StoredRecording[] {
  const recordings: StoredRecording[] = [];
  let start: StoredStart | null = null;
  let transitions: Transition[] = [];
  for (const [index, { type, row }] of readJournal(path).entries()) {
    if (type === "transition") transitions.push(row);
    else if (type === "episode-start") start = row;
    else {
      const flaw = failureFlaw(manifest, row);
      if (flaw !== null) throw brokenRow(path, index, flaw);
      recordings.push({ episode: { ...start!, ...row }, transitions });
      transitions = [];
    }
  }
  return recordings;
}
