import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Episode } from "../record/episode.js";
import { folderPlaces } from "./folder-places.js";
import {
  type DatasetCounts,
  emptyManifest,
  type Manifest,
  readManifest,
  type ShardEntry,
  writeManifest,
} from "./manifest.js";
import { sha256Of } from "./read-shard.js";
import { type ShardPlace, shardName } from "./shard-name.js";
import { journalPart, sealedPart } from "./shard-part.js";

/**
 * Writes the manifest anew from what lies in the folder, once all writers have stopped. It is complete when every
 * planned episode is sealed; of an interrupted collection it counts the episodes that are finished so far.
 */
export async function finishDataset(dir: string): Promise<Manifest> {
  const plan = readManifest(dir);
  const { sealed, journals } = folderPlaces(dir);
  const shards: ShardEntry[] = [];
  let { counts } = emptyManifest(plan);
  for (const place of sealed) {
    const episodes = await sealedPart(dir, place, []).episodes();
    shards.push(...shardEntries(dir, place, episodes));
    counts = addEpisodes(counts, episodes);
  }
  for (const place of journals) counts = addEpisodes(counts, await journalPart(dir, place).episodes());
  const complete = journals.length === 0 && counts.episodes === (plan.episodes ?? counts.episodes);
  const manifest = { ...plan, complete, counts, shards };
  writeManifest(dir, manifest);
  return manifest;
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
