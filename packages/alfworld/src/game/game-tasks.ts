import { existsSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { nearestNames, type TaskSource, UnknownIdError } from "@rwml/core";
import { findSplitFolder, splitNamed } from "./data-folder.js";
import type { Game } from "./game.js";
import { loadGame } from "./load-game.js";
import { noGames } from "./no-games.js";
import { type CollectOptions, surveyGames } from "./survey-games.js";

/** Which games a task source offers. */
export interface GameTasksOptions extends CollectOptions {
  /** Where the data lies; see `findSplitFolder`. */
  readonly data?: string;
}

/**
 * The games of a split as tasks. An id is the path below the data folder, such as
 * `valid_seen/<task>/<trial>/game.tw-pddl`. Games are collected when their number or ids are first asked for, which
 * throws `alfworld/no-games` where none can be played. A broken game among others is one of them: loading it throws what
 * `loadGame` throws, and the others are not affected.
 *
 * @param split a folder such as `valid_unseen`, or upstream's name for it such as `eval_out_of_distribution`
 *
 * @example
 * const tasks = gameTasks("valid_unseen", { data: "/data/alfworld" });
 * const env = openEnv(alfworldRules, { tasks, maxSteps: 50 });
 */
export function gameTasks(split: string, { data, ...options }: GameTasksOptions = {}): TaskSource<Game> {
  const folder = findSplitFolder(splitNamed(split), data);
  let collected: readonly string[] | null = null;
  const ids = (): readonly string[] => {
    if (collected !== null) return collected;
    const survey = surveyGames(folder, options);
    if (survey.games.every(({ failure }) => failure !== null)) throw noGames(folder, survey);
    collected = survey.games.map(({ path }) => idOf(folder, path));
    return collected;
  };
  return {
    get size() {
      return ids().length;
    },
    id(index) {
      const id = ids()[index];
      if (id === undefined) throw new UnknownIdError("game", `number ${index}`, []);
      return id;
    },
    load(id) {
      const path = join(dirname(folder), ...id.split("/"));
      if (!existsSync(path)) throw new UnknownIdError("game", id, nearestNames(id, ids()));
      return loadGame(path, id);
    },
  };
}

function idOf(folder: string, path: string): string {
  return [basename(folder), ...relative(folder, path).split(sep)].join("/");
}
