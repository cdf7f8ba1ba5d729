import { join } from "node:path";
import { isFolder } from "../game/nearest-data-folder.js";
import { type Split, splits } from "../game/splits.js";
import { surveyGames } from "../game/survey-games.js";
import { gamesOfRelease } from "./original-archives.js";

/** The trials of one split. */
export interface SplitCount {
  readonly split: Split;
  readonly trials: number;
  /** Games that can be played. */
  readonly games: number;
  /** Games that could be, if they had a `traj_data.json`. */
  readonly withoutTrajectory: number;
  /** Games of which a file cannot be read. */
  readonly unreadable: number;
  /** How many games upstream's release holds; null where that is not known. */
  readonly ofRelease: number | null;
}

/** Counts the games in a folder of splits. Reads all of them. */
export function countGames(data: string): readonly SplitCount[] {
  return splits
    .filter((split) => isFolder(join(data, split)))
    .map((split) => {
      const { trials, games, leftOut } = surveyGames(join(data, split));
      const unreadable = games.filter(({ failure }) => failure !== null).length;
      return {
        ...{ split, trials, games: games.length - unreadable, unreadable },
        withoutTrajectory: leftOut.withoutTrajectory,
        ofRelease: gamesOfRelease[split] ?? null,
      };
    });
}
