import { opendirSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { requireWholeNumber, unknownAmong } from "@rwml/core";
import { gameFileName } from "./game-file-name.js";
import { type LeftOut, lookAtGame, type SurveyedGame, type TaskChoice, wantedTasks } from "./look-at-game.js";
import { isFolder } from "./nearest-data-folder.js";
import { noData } from "./no-data.js";

/** Which games of a folder count, and in which order. */
export interface CollectOptions extends TaskChoice {
  /** Keeps only the first games. Default: all. */
  readonly limit?: number;
  /** `sorted` by path (default), or `directory`: as the file system lists them, which is upstream's order. */
  readonly order?: "sorted" | "directory";
}

/** What a folder of trials holds. */
export interface GameSurvey {
  /** How many trials were looked at, up to the limit. */
  readonly trials: number;
  readonly games: readonly SurveyedGame[];
  readonly leftOut: Readonly<LeftOut>;
}

/**
 * Looks at every trial below a folder by upstream's rules. Opens the files of every candidate, which takes seconds for the
 * training split, but does not read its problem and its grammar, which takes several times as long: a game without a failure
 * looks whole, and only `loadGame` and a start tell whether it plays. A game whose files cannot be read keeps its place
 * among the others, so that one broken file changes nothing but its own game. Throws `alfworld/no-data` where there is no
 * such folder, and what `readTaskTypes` and `readScenes` throw.
 */
export function surveyGames(folder: string, options: CollectOptions = {}): GameSurvey {
  if (!isFolder(folder)) throw noData(`There is no folder ${folder}.`);
  return surveyPart({ folder, within: folder }, options);
}

function requireOrder({ limit, order = "sorted" }: CollectOptions): void {
  if (limit !== undefined && limit > 0) requireWholeNumber(limit, "limit", 1);
  if (order !== "sorted" && order !== "directory")
    throw unknownAmong("order of games", order, ["sorted", "directory"]);
}

/** The games of a folder that lie in a part of it: in the folder of a task or a trial, or in a single game file. */
export function surveyPart(place: GamePlace, options: CollectOptions = {}): GameSurvey {
  const wanted = wantedTasks(options);
  requireOrder(options);
  const limit = options.limit !== undefined && options.limit > 0 ? options.limit : Number.POSITIVE_INFINITY;
  const found = isFolder(place.within)
    ? [...walkTrials(place.within)].map((trial) => join(trial, gameFileName))
    : [place.within];
  if (options.order !== "directory") found.sort(byTrial);
  const games: SurveyedGame[] = [];
  const leftOut = {
    ...{ movableOrSliced: 0, withoutTrajectory: 0, withoutGame: 0 },
    ...{ otherType: 0, otherScene: 0, unsolvable: 0 },
  };
  let trials = 0;
  for (const path of found) {
    if (games.length >= limit) break;
    trials++;
    const game = lookAtGame(place.folder, path, wanted);
    if (typeof game === "string") leftOut[game]++;
    else games.push(game);
  }
  return { trials, games, leftOut };
}

/** Where games lie: the folder of their split, and the part of it whose games count. */
export interface GamePlace {
  readonly folder: string;
  readonly within: string;
}

/** The order of the folders that games lie in. */
function byTrial(left: string, right: string): number {
  const [first, second] = [dirname(left), dirname(right)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

/** Folders with one of a trial's files, children before parents, siblings as the file system lists them. */
function* walkTrials(folder: string): Generator<string> {
  // readdir sorts; the order of the file system shows only entry by entry.
  const directory = opendirSync(folder);
  let isTrial = false;
  const children: string[] = [];
  try {
    for (let entry = directory.readSync(); entry !== null; entry = directory.readSync()) {
      if (entry.isDirectory()) children.push(entry.name);
      else if (entry.name === "traj_data.json" || entry.name === "game.tw-pddl") isTrial = true;
    }
  } finally {
    directory.closeSync();
  }
  for (const child of children) yield* walkTrials(folder + sep + child);
  if (isTrial) yield folder;
}
