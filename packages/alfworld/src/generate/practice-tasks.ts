import { basename } from "node:path";
import {
  GymError,
  isGymError,
  nearestNames,
  seededRandom,
  type TaskSource,
  UnknownIdError,
} from "@rwml/core";
import { findSplitFolder } from "../game/data-folder.js";
import type { Game } from "../game/game.js";
import { gameFileName } from "../game/game-file-name.js";
import { gamesOfSplit } from "../game/game-tasks.js";
import type { TaskChoice } from "../game/look-at-game.js";
import type { Split } from "../game/splits.js";
import { rearrange } from "./rearrange.js";

/** The splits whose rooms a learner may see: all but `valid_unseen`. */
const practiceSplits: readonly Split[] = ["train", "valid_train", "valid_seen"];

const mark = "#rearranged-";
const rearranged = new RegExp(`^(.*)${mark}(\\d+)$`);

/** Parsed games kept ready, the first that are asked for: a parsed game takes about as much memory as its file. */
const gamesKept = 512;

/** Which games are practised. */
export interface PracticeTasksOptions extends TaskChoice {
  /** Where the data lies; see `findSplitFolder`. */
  readonly data?: string;
}

/**
 * Endlessly many tasks out of the user's games in known rooms: each game as it is, and with everything that can be
 * taken put elsewhere. Rearranged games are not upstream's; their ids end in `#rearranged-` and a number.
 *
 * Throws `alfworld/no-data` where none of the splits is there, `alfworld/no-games` where none has a game. A folder without the name of a split does not count,
 * because its games could be those that a learner is tested on.
 */
export function practiceTasks(options: PracticeTasksOptions = {}): TaskSource<Game> {
  const sources = new Map<string, TaskSource<Game>>();
  for (const source of presentSplits(options)) {
    for (let index = 0; index < source.size; index++) sources.set(source.id(index), source);
  }
  const ids = [...sources.keys()];
  const kept = new Map<string, Game>();

  const loadOriginal = (id: string): Game => {
    const file = sources.has(id) ? id : `${id}/${gameFileName}`;
    const source = sources.get(file);
    if (source === undefined) throw new UnknownIdError("game", id, nearestNames(id, ids));
    const game = kept.get(file) ?? source.load(file);
    if (kept.size < gamesKept) kept.set(file, game);
    return game;
  };
  return {
    size: Number.POSITIVE_INFINITY,
    id(index) {
      const id = ids[Math.floor(index / 2) % ids.length]!;
      return index % 2 === 0 ? id : `${id}${mark}${index}`;
    },
    load(id) {
      const [, original, draw] = rearranged.exec(id) ?? [];
      if (original === undefined) return loadOriginal(id);
      return { ...rearrange(loadOriginal(original), seededRandom(Number(draw), original, "rearranged")), id };
    },
  };
}

function presentSplits(options: PracticeTasksOptions): TaskSource<Game>[] {
  const present: TaskSource<Game>[] = [];
  let problem: unknown = new GymError(
    "alfworld/no-data",
    `${options.data ?? "The folder of ALFWorld's games"} has no folder ${practiceSplits.join(", ")}, so nobody can tell which of its games are for practice. Give its folders the names of ALFWorld's splits.`,
  );
  for (const split of practiceSplits) {
    try {
      const folder = findSplitFolder(split, options.data);
      if (basename(folder) !== split) continue;
      const tasks = gamesOfSplit(split, options, () => {});
      // Looks into the folder, which throws where no game can be played.
      if (tasks.size > 0) present.push(tasks);
    } catch (error) {
      if (!(isGymError(error) && tolerated.has(error.code))) throw error;
      if (!isEmptySplit(problem)) problem = error;
    }
  }
  if (present.length === 0) throw problem;
  return present;
}

/** A split that is not there, or without games, is of no matter as long as there is another. */
const tolerated: ReadonlySet<string> = new Set(["alfworld/no-data", "alfworld/no-games"]);

/** A folder without games says more than one that is not there. */
function isEmptySplit(problem: unknown): boolean {
  return isGymError(problem) && problem.code === "alfworld/no-games";
}
