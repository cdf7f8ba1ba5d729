import { join, relative, sep } from "node:path";
import { setImmediate } from "node:timers/promises";
import { isFolder } from "../game/nearest-data-folder.js";
import { type Split, splits } from "../game/splits.js";
import { type GameSurvey, surveyGames } from "../game/survey-games.js";
import { gamesOfRelease } from "./original-archives.js";
import { playFlaw } from "./play-flaw.js";

/** The trials of one split; each is in one of the counts. */
export interface SplitCount {
  readonly split: Split;
  readonly trials: number;
  /** Games that play: each was begun. */
  readonly games: number;
  /** Games that cannot be read, or cannot be begun. */
  readonly unreadable: number;
  /** Games that could be, if they had a `traj_data.json`. */
  readonly withoutTrajectory: number;
  /** Trials without a `game.tw-pddl`. */
  readonly withoutGame: number;
  /** Games that ALFWorld leaves out, too: of other tasks, or not marked solvable. */
  readonly skipped: number;
  /** How many games upstream's release holds; null where that is not known. */
  readonly ofRelease: number | null;
}

/** A game that cannot be played. */
export interface BrokenGame {
  /** From its split on. */
  readonly path: string;
  /** What is wrong with it, with its path. */
  readonly flaw: string;
}

/** What a folder of splits holds. */
export interface GameCount {
  readonly splits: readonly SplitCount[];
  readonly broken: readonly BrokenGame[];
}

/** Options of `countGames`. */
export interface CountGamesOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined;
}

/** Counts the games in a folder of splits, and begins each: a few milliseconds a game. Throws the signal's reason. */
export async function countGames(data: string, options: CountGamesOptions = {}): Promise<GameCount> {
  const surveys = splits
    .filter((split) => isFolder(join(data, split)))
    .map((split) => ({ split, survey: surveyGames(join(data, split)) }));
  const total = surveys.reduce((sum, { survey }) => sum + survey.games.length, 0);
  const broken: BrokenGame[] = [];
  const counts: SplitCount[] = [];
  let done = 0;
  for (const { split, survey } of surveys) {
    const before = broken.length;
    for (const { path, failure } of survey.games) {
      await setImmediate();
      options.signal?.throwIfAborted();
      const flaw = failure?.message ?? playFlaw(path);
      if (flaw !== null) broken.push(brokenGame(data, path, flaw));
      options.onProgress?.({ done: ++done, total });
    }
    counts.push(countOf(split, survey, broken.length - before));
  }
  return { splits: counts, broken };
}

function countOf(split: Split, { trials, games, leftOut }: GameSurvey, unreadable: number): SplitCount {
  const { withoutTrajectory, withoutGame } = leftOut;
  const out = Object.values(leftOut).reduce((sum, count) => sum + count, 0);
  return {
    ...{ split, trials, games: games.length - unreadable, unreadable, withoutTrajectory, withoutGame },
    skipped: out - withoutTrajectory - withoutGame,
    ofRelease: gamesOfRelease[split] ?? null,
  };
}

/** The folder may be one that is moved in a moment, so nothing names it. */
function brokenGame(data: string, file: string, message: string): BrokenGame {
  const path = relative(data, file).replaceAll(sep, "/");
  const text = message.replaceAll(`${data}${sep}`, "").replaceAll(sep, "/");
  return { path, flaw: text.includes(path.slice(0, path.lastIndexOf("/"))) ? text : `${path}: ${text}` };
}
