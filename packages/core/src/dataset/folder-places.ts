import { readdirSync } from "node:fs";
import { GymError } from "../errors.js";
import { parseShardName, type ShardKind, type ShardPlace, shardName } from "./shard-name.js";

/** Where a folder's rows lie. */
export interface FolderPlaces {
  /** Pairs of sealed shards, in order. A place whose journal is still there is not sealed yet. */
  readonly sealed: readonly ShardPlace[];
  readonly journals: readonly ShardPlace[];
}

/**
 * Lists what the writers of a dataset have left in its folder. The shards of a series are pairs and count up from 0
 * without a gap, and its journal comes behind them: throws a GymError `dataset/missing-shard` where something is gone.
 * Files with other names are left alone.
 *
 * @param series only the files of this series. Default: all
 */
export function folderPlaces(dir: string, series: number | null = null): FolderPlaces {
  const list = () => shardFiles(dir).filter((file) => series === null || file.series === series);
  let files = list();
  // A writer may have sealed a journal while the folder was listed.
  if (missingFile(files) !== null) files = list();
  const problem = missingFile(files);
  if (problem !== null) throw missingShard(dir, problem);
  const journals = files.filter(({ kind }) => kind === "journal");
  const open = new Set(journals.map((place) => shardName("journal", place)));
  const sealed = files.filter((place) => place.kind === "episodes" && !open.has(shardName("journal", place)));
  return { sealed: inOrder(sealed), journals: inOrder(journals) };
}

/** The error for a dataset from which a file was taken, or to which one was added. */
export function missingShard(dir: string, problem: string): GymError {
  return new GymError(
    "dataset/missing-shard",
    `${dir} is not whole: ${problem}. A dataset is its whole folder: copy what is missing back from where it was, or collect again into a new folder.`,
  );
}

/** The files of a folder whose names say that they hold rows. */
export function shardFiles(dir: string): readonly ShardFile[] {
  return readdirSync(dir).flatMap((name) => parseShardName(name) ?? []);
}

interface ShardFile extends ShardPlace {
  readonly kind: ShardKind;
}

function missingFile(files: readonly ShardFile[]): string | null {
  const names = new Set(files.map((file) => shardName(file.kind, file)));
  for (const series of new Set(files.map((file) => file.series))) {
    const numbers = files.flatMap((file) => (file.series === series ? [file.number] : []));
    const last = numbers.reduce((most, number) => Math.max(most, number), 0);
    for (let number = 0; number <= last; number++) {
      const [journal, episodes, transitions] = (["journal", "episodes", "transitions"] as const).map((kind) =>
        shardName(kind, { series, number }),
      ) as [string, string, string];
      const [hasEpisodes, hasTransitions] = [names.has(episodes), names.has(transitions)];
      if (hasEpisodes && hasTransitions) continue;
      if (names.has(journal)) {
        if (number === last) continue;
        return `${journal} was never sealed, and there are later shards of its series`;
      }
      if (hasEpisodes) return `${transitions} is missing, ${episodes} is there`;
      if (hasTransitions) return `${episodes} is missing, ${transitions} is there`;
      return `${episodes} and ${transitions} are missing, later shards are there`;
    }
  }
  return null;
}

function inOrder(places: readonly ShardPlace[]): readonly ShardPlace[] {
  return places
    .map(({ series, number }) => ({ series, number }))
    .sort((left, right) => left.series - right.series || left.number - right.number);
}
