import type { TaskType } from "./game.js";
import { type CollectOptions, surveyGames } from "./survey-games.js";

/** Where a game lies. */
export interface GameFile {
  /** Of its `game.tw-pddl`. */
  readonly path: string;
  readonly taskType: TaskType;
}

/**
 * Finds the games below a folder by upstream's rules: trials of movable receptacles or sliced objects, of other
 * task types, without a game file, or not marked solvable, are left out. Reads every candidate, so it takes
 * seconds for the training split. Throws `alfworld/broken-game` or `alfworld/missing-file` for the first game whose
 * files cannot be read; `surveyGames` goes on.
 */
export function collectGames(folder: string, options: CollectOptions = {}): GameFile[] {
  return surveyGames(folder, options).games.map(({ path, taskType, failure }) => {
    if (taskType === null || failure !== null) throw failure;
    return { path, taskType };
  });
}
