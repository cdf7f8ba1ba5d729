import { readdirSync } from "node:fs";
import { parseShardName, type ShardPlace } from "./shard-name.js";

/** Where a folder's rows lie. */
export interface FolderPlaces {
  /** Pairs of sealed shards, in order. A place whose journal is still there is not sealed yet. */
  readonly sealed: readonly ShardPlace[];
  readonly journals: readonly ShardPlace[];
}

/** Lists what the writers of a dataset have left in its folder. */
export function folderPlaces(dir: string): FolderPlaces {
  const files = readdirSync(dir).flatMap((name) => parseShardName(name) ?? []);
  const journals = files.filter(({ kind }) => kind === "journal");
  const isOpen = (place: ShardPlace): boolean =>
    journals.some(({ series, number }) => series === place.series && number === place.number);
  const sealed = files.filter((place) => place.kind === "episodes" && !isOpen(place));
  return { sealed: inOrder(sealed), journals: inOrder(journals) };
}

function inOrder(places: readonly ShardPlace[]): readonly ShardPlace[] {
  return places
    .map(({ series, number }) => ({ series, number }))
    .sort((left, right) => left.series - right.series || left.number - right.number);
}
