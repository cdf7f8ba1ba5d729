import { existsSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { nearestNames, type TaskSource, UnknownIdError } from "@rwml/core";
import { type CollectOptions, collectGames } from "./collect-games.js";
import { findSplitFolder, splitNamed } from "./data-folder.js";
import type { Game } from "./game.js";
import { loadGame } from "./load-game.js";

/** Which games a task source offers. */
export interface GameTasksOptions extends CollectOptions {
  /** Where the data lies; see `findSplitFolder`. */
  readonly data?: string;
}

/**
 * The games of a split as tasks. An id is the path below the data folder, such as
 * `valid_seen/<task>/<trial>/game.tw-pddl`. Games are collected when their number or ids are first asked for.
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
    collected ??= collectGames(folder, options).map(({ path }) => idOf(folder, path));
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
