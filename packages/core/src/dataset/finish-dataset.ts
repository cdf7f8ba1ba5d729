import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Episode } from "../record/episode.js";
import {
  type DatasetCounts,
  emptyManifest,
  type Manifest,
  readManifest,
  type ShardEntry,
  writeManifest,
} from "./manifest.js";
import { rowShapes } from "./parse-row.js";
import { readShard, sha256Of } from "./read-shard.js";
import { parseShardName, type ShardPlace, shardName } from "./shard-name.js";

/**
 * Writes the manifest anew from the shards that lie in the folder, once all writers have stopped. It is complete when
 * every planned episode is sealed; of an interrupted collection it counts what is sealed so far.
 */
export async function finishDataset(dir: string): Promise<Manifest> {
  const plan = readManifest(dir);
  const files = readdirSync(dir).flatMap((name) => parseShardName(name) ?? []);
  const shards: ShardEntry[] = [];
  let { counts } = emptyManifest(plan);
  for (const place of sealedPlaces(dir)) {
    const path = join(dir, shardName("episodes", place));
    const episodes = await readShard<Episode>(path, rowShapes.episode, null);
    shards.push(...shardEntries(dir, place, episodes));
    counts = addEpisodes(counts, episodes);
  }
  const complete =
    files.every(({ kind }) => kind !== "journal") && counts.episodes === (plan.episodes ?? counts.episodes);
  const manifest = { ...plan, complete, counts, shards };
  writeManifest(dir, manifest);
  return manifest;
}

/** The places of a folder's sealed shards, in order. A place whose journal is still there is not sealed yet. */
export function sealedPlaces(dir: string): ShardPlace[] {
  return readdirSync(dir)
    .flatMap((name) => parseShardName(name) ?? [])
    .filter(({ kind }) => kind === "episodes")
    .filter((place) => !existsSync(join(dir, shardName("journal", place))))
    .map(({ series, number }) => ({ series, number }))
    .sort((left, right) => left.series - right.series || left.number - right.number);
}

function shardEntries(dir: string, place: ShardPlace, episodes: readonly Episode[]): ShardEntry[] {
  const steps = episodes.reduce((sum, episode) => sum + episode.steps, 0);
  const range = {
    firstEpisode: episodes[0]?.episode ?? 0,
    lastEpisode: episodes.at(-1)?.episode ?? 0,
  };
  return (["episodes", "transitions"] as const).map((kind) => {
    const file = shardName(kind, place);
    const bytes = readFileSync(join(dir, file));
    const rows = kind === "episodes" ? episodes.length : steps;
    return { file, sha256: sha256Of(bytes), bytes: bytes.length, rows, ...range };
  });
}

function addEpisodes(counts: DatasetCounts, episodes: readonly Episode[]): DatasetCounts {
  const count = (holds: (episode: Episode) => boolean): number => episodes.filter(holds).length;
  return {
    episodes: counts.episodes + episodes.length,
    steps: episodes.reduce((sum, episode) => sum + episode.steps, counts.steps),
    terminated: counts.terminated + count(({ terminated }) => terminated),
    truncated: counts.truncated + count(({ truncated }) => truncated),
    failed: counts.failed + count(({ error }) => error !== null),
    reward: episodes.reduce((sum, episode) => sum + episode.reward, counts.reward),
  };
}
