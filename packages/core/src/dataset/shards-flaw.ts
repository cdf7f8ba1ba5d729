import { type Shape, wrongField } from "../internal/wrong-field.js";
import { isCount, isSha256, unknownField } from "./field-kinds.js";
import type { Manifest, ShardEntry } from "./manifest.js";
import { parseShardName, type ShardPlace, shardName } from "./shard-name.js";

/**
 * Says what is wrong with the shards that a manifest lists: they come in pairs, series by series, each series from
 * number 0 without a gap, and what they hold adds up to the counts.
 */
export function shardsFlaw(manifest: Manifest): string | null {
  const { shards } = manifest;
  for (const entry of shards) {
    const flaw = entryFlaw(entry, manifest);
    if (flaw !== null) return flaw;
  }
  return orderFlaw(shards) ?? rangesFlaw(manifest) ?? sumsFlaw(manifest);
}

function entryFlaw(entry: ShardEntry, { writers }: Manifest): string | null {
  const flaw = wrongField(entry, entryShape) ?? unknownField(entry, Object.keys(entryShape));
  if (flaw !== null) return `lists a shard that ${flaw}`;
  const { file, sha256, bytes, rows, firstEpisode, lastEpisode } = entry;
  const place = parseShardName(file);
  if (place === null || place.kind === "journal") return `lists "${file}", which is not the name of a shard`;
  if (place.series >= writers) return `lists ${file}, and has ${writers} writers, counted from 0`;
  if (!isSha256(sha256)) return `has no SHA-256 for ${file}`;
  if (!isCount(bytes, 1)) return `lists ${file} with ${bytes} bytes`;
  if (!isCount(rows, place.kind === "episodes" ? 1 : 0)) return `lists ${file} with ${rows} rows`;
  if (!isCount(firstEpisode) || !isCount(lastEpisode, firstEpisode)) {
    return `lists ${file} with the episodes ${firstEpisode} to ${lastEpisode}`;
  }
  return null;
}

/** Entries come in one order only, so that each is missed, and none can be there twice. */
function orderFlaw(shards: readonly ShardEntry[]): string | null {
  let before: ShardPlace = { series: -1, number: 0 };
  for (let index = 0; index < shards.length; index += 2) {
    const [episodes, transitions] = [shards[index]!, shards[index + 1]];
    const { series } = parseShardName(episodes.file)!;
    const place =
      series > before.series ? { series, number: 0 } : { series: before.series, number: before.number + 1 };
    const expected = [shardName("episodes", place), shardName("transitions", place)];
    for (const [position, entry] of [episodes, transitions].entries()) {
      if (entry?.file === expected[position]) continue;
      return `lists ${entry === undefined ? "nothing" : entry.file} where ${expected[position]} belongs`;
    }
    if (
      episodes.firstEpisode !== transitions!.firstEpisode ||
      episodes.lastEpisode !== transitions!.lastEpisode
    ) {
      return `lists ${episodes.file} and ${transitions!.file} with different episodes`;
    }
    before = place;
  }
  return null;
}

function rangesFlaw({ shards, writers, episodes }: Manifest): string | null {
  let before: { readonly series: number; readonly lastEpisode: number } | null = null;
  for (const { file, rows, firstEpisode, lastEpisode } of shards.filter((_, index) => index % 2 === 0)) {
    const { series } = parseShardName(file)!;
    const earlier: number | null = before?.series === series ? before.lastEpisode : null;
    const range = `the episodes ${firstEpisode} to ${lastEpisode}`;
    if (episodes === null) {
      if (firstEpisode <= (earlier ?? -1) || rows > lastEpisode - firstEpisode + 1) {
        return `lists ${file} with ${rows} rows and ${range}, which do not fit`;
      }
    } else {
      const first: number = earlier === null ? series : earlier + writers;
      if (firstEpisode !== first) return `lists ${file} with ${range}, and not from ${first} on`;
      if (lastEpisode !== first + (rows - 1) * writers || lastEpisode >= episodes) {
        return `lists ${file} with ${rows} rows and ${range} of ${episodes}, by ${writers} writers, which do not fit`;
      }
    }
    before = { series, lastEpisode };
  }
  return null;
}

function sumsFlaw({ shards, counts, complete, episodes, checksum }: Manifest): string | null {
  const sum = (kind: 0 | 1): number =>
    shards.reduce((rows, entry, index) => rows + (index % 2 === kind ? entry.rows : 0), 0);
  const [listed, steps] = [sum(0), sum(1)];
  if (listed > counts.episodes || steps > counts.steps) {
    return `lists shards with ${listed} episodes and ${steps} steps, and counts ${counts.episodes} and ${counts.steps}`;
  }
  if (!complete) {
    // A checksum tells it from a dataset that is being changed.
    if (checksum !== undefined || episodes === null || listed < episodes) return null;
    return `says that episodes are missing, and lists shards with all ${episodes}`;
  }
  if (listed !== counts.episodes || steps !== counts.steps) {
    return `lists shards with ${listed} episodes and ${steps} steps, and counts ${counts.episodes} and ${counts.steps}`;
  }
  if (episodes === null || episodes === counts.episodes) return null;
  return `says that it is complete, and counts ${counts.episodes} episodes of ${episodes}`;
}

const entryShape: Shape<ShardEntry> = {
  file: "string",
  sha256: "string",
  bytes: "number",
  rows: "number",
  firstEpisode: "number",
  lastEpisode: "number",
};
