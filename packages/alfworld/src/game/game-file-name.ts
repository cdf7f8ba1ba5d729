import { join } from "node:path";
import { isFolder } from "./nearest-data-folder.js";

/** The name of the file that holds a game. */
export const gameFileName = "game.tw-pddl";

/** The file of a trial that is named by its folder; every other path stays. */
export function gameFileIn(path: string): string {
  return isFolder(path) ? join(path, gameFileName) : path;
}
