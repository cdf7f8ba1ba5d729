import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Episode } from "../record/episode.js";
import { blockName } from "./block-name.js";
import { folderPlaces } from "./folder-places.js";
import {
  type BlockEntry,
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
import type { StoredEpisode } from "./stored-episode.js";

/**
 * Writes the manifest anew from what lies in the folder, once all writers have stopped. It is complete when every
 * planned episode is sealed; of an interrupted collection it counts the episodes that are finished so far.
 */
export async function finishDataset(dir: string): Promise<Manifest> {
  const { blocks: _, ...plan } = readManifest(dir);
  const { sealed, journals } = folderPlaces(dir);
  const shards: ShardEntry[] = [];
  const blocks = new Set<string>();
  let { counts } = emptyManifest(plan);
  const count = (episodes: readonly StoredEpisode[]): void => {
    counts = addEpisodes(counts, episodes);
    for (const { block } of episodes.flatMap((episode) => episode.blocks ?? [])) blocks.add(block);
  };
  for (const place of sealed) {
    const episodes = await sealedPart(dir, place, []).episodes();
    shards.push(...shardEntries(dir, place, episodes));
    count(episodes);
  }
  for (const place of journals) count(await journalPart(dir, place).episodes());
  const complete = journals.length === 0 && counts.episodes === (plan.episodes ?? counts.episodes);
  const manifest = { ...plan, complete, counts, shards, ...blockFields(dir, [...blocks].sort()) };
  writeManifest(dir, manifest);
  return manifest;
}

function blockFields(dir: string, blocks: readonly string[]): Pick<Manifest, "formatVersion" | "blocks"> {
  if (blocks.length === 0) return { formatVersion: 1 };
  const entries = blocks.map((block): BlockEntry => {
    const file = blockName(block);
    const bytes = readFileSync(join(dir, file));
    return { file, sha256: sha256Of(bytes), bytes: bytes.length };
  });
  return { formatVersion: 2, blocks: entries };
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
