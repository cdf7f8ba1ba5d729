import type { Episode } from "../record/episode.js";
import { blockName } from "./block-name.js";
import { EpisodeTally } from "./episode-tally.js";
import { folderPlaces, missingShard } from "./folder-places.js";
import { describeBlock, describeShard } from "./listed-file.js";
import {
  type DatasetCounts,
  loadManifest,
  type Manifest,
  type ShardEntry,
  writeManifest,
} from "./manifest.js";
import { holdsRetryJournal } from "./retry-journal.js";
import { type ShardPlace, shardName } from "./shard-name.js";
import { journalPart, sealedPart } from "./shard-part.js";
import type { StoredEpisode } from "./stored-episode.js";

/**
 * Writes the manifest anew from what lies in the folder, once all writers have stopped. It is complete when every
 * planned episode is sealed; of an interrupted collection it counts the episodes that are finished so far.
 *
 * Throws a GymError `dataset/missing-shard` or `dataset/missing-block` where something has gone from the folder,
 * `dataset/changed-shard` or `dataset/broken-block` where a file is not the one that was listed before, and
 * `dataset/broken-manifest` where the rows are not what was planned.
 */
export async function finishDataset(dir: string): Promise<Manifest> {
  const before = loadManifest(dir);
  const { blocks: _, ...plan } = { ...before, shards: [], complete: false };
  const { sealed, journals } = folderPlaces(dir);
  const shards: ShardEntry[] = [];
  const blocks = new Set<string>();
  const tally = new EpisodeTally(dir, plan);
  const count = (series: number, episodes: readonly StoredEpisode[]): void => {
    for (const episode of episodes) tally.add(series, episode);
    for (const { block } of episodes.flatMap((episode) => episode.blocks ?? [])) blocks.add(block);
  };
  const places = [
    ...sealed.map((place) => ({ ...place, isSealed: true })),
    ...journals.map((place) => ({ ...place, isSealed: false })),
  ].sort((left, right) => left.series - right.series || left.number - right.number);
  for (const place of places) {
    const part = place.isSealed ? sealedPart(dir, place, plan) : journalPart(dir, place, plan);
    const episodes = await part.episodes();
    if (place.isSealed) shards.push(...shardEntries(dir, place, episodes, before));
    count(place.series, episodes);
  }
  const { counts } = tally;
  requireAllCounted(dir, before, counts);
  const isSealed = journals.length === 0 && !holdsRetryJournal(dir);
  const complete = isSealed && counts.episodes === (plan.episodes ?? counts.episodes);
  const made = { ...plan.made, ...tally.made };
  const found = { made, complete, counts, shards, ...blockFields(dir, [...blocks].sort(), before) };
  return writeManifest(dir, { ...plan, ...found });
}

/**
 * Throws unless a collection that came to its end has all episodes of its plan: a GymError `dataset/missing-shard`.
 *
 * @param manifest what `finishDataset` gave
 */
export function requireComplete(dir: string, { complete, counts, episodes }: Manifest): void {
  if (complete) return;
  throw missingShard(
    dir,
    `it holds ${counts.episodes} of ${episodes ?? "its"} episodes, and all were played`,
  );
}

/** Finished episodes do not come undone. */
function requireAllCounted(dir: string, { counts: before }: Manifest, counts: DatasetCounts): void {
  if (counts.episodes >= before.episodes) return;
  throw missingShard(
    dir,
    `its manifest counts ${before.episodes} finished episodes, ${counts.episodes} are there`,
  );
}

function blockFields(dir: string, blocks: readonly string[], before: Manifest): Pick<Manifest, "blocks"> {
  if (blocks.length === 0) return {};
  return { blocks: blocks.map((block) => describeBlock(dir, blockName(block), before)) };
}

function shardEntries(
  dir: string,
  place: ShardPlace,
  episodes: readonly Episode[],
  before: Manifest,
): ShardEntry[] {
  const steps = episodes.reduce((sum, episode) => sum + episode.steps, 0);
  const range = { firstEpisode: episodes[0]!.episode, lastEpisode: episodes.at(-1)!.episode };
  return (["episodes", "transitions"] as const).map((kind) => {
    const rows = kind === "episodes" ? episodes.length : steps;
    return { ...describeShard(dir, shardName(kind, place), before), rows, ...range };
  });
}
