import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { GymError, nearestNames } from "@rwml/core";
import { gameFileName } from "./game-file-name.js";
import {
  holdsGame,
  holdsTasks,
  holdsTrajectory,
  isFolder,
  isTask,
  nearestDataFolder,
  splitsIn,
  versionFolder,
} from "./nearest-data-folder.js";
import { noData } from "./no-data.js";
import { type Split, splits } from "./splits.js";
import type { GamePlace } from "./survey-games.js";

/** The folder behind each of upstream's names for a choice of games. */
const upstreamSplits: Readonly<Record<string, Split>> = {
  eval_in_distribution: "valid_seen",
  eval_out_of_distribution: "valid_unseen",
};

/** Finds a split by its folder name or by upstream's name for it. Throws `alfworld/unknown-split`. */
export function splitNamed(name: string): Split {
  const split = upstreamSplits[name] ?? splits.find((folder) => folder === name);
  if (split !== undefined) return split;
  const known = [...splits, ...Object.keys(upstreamSplits)];
  const [nearest] = nearestNames(String(name), known);
  throw new GymError(
    "alfworld/unknown-split",
    `There is no split "${name}". ${nearest === undefined ? `Choose one of ${known.join(", ")}` : `Did you mean ${nearest}?`}`,
  );
}

/**
 * Finds the folder with the games of a split.
 *
 * @param data upstream's data root (which holds `json_2.1.1`), a folder of split folders, or a split folder
 * itself; `$NAME` in it stands for an environment variable. Default: `$ALFWORLD_DATA`, else `~/.cache/alfworld`,
 * where upstream's download puts them. Throws `alfworld/no-data`, with what the folder holds instead.
 */
export function findSplitFolder(split: Split, data?: string): string {
  const root = dataRoot(data);
  if (!existsSync(root)) throw noData(`There is no folder ${root}.`);
  if (!isFolder(root)) {
    throw noData(`${root} is a file, not a folder; the file of a game ends in .tw-pddl.`);
  }
  for (const folder of [join(root, versionFolder, split), join(root, split)]) {
    if (isFolder(folder)) return folder;
  }
  if (basename(root) === split) return root;
  if (!isKnownFolder(root) && holdsTasks(root)) return root;
  const hint = nearestDataFolder(root, split);
  throw noData(`The folder ${root} holds no ${split} games.${hint === "" ? "" : ` ${hint}`}`);
}

/**
 * Finds the games of a split as `findSplitFolder` does, and takes less than a split, too: the folder of a task or a
 * trial, or a game file (`*.tw-pddl`). Throws `alfworld/no-data`, also for a game of another split.
 */
export function findGamePlace(split: Split, data?: string): GamePlace {
  const root = resolve(dataRoot(data));
  const part = partOfSplit(root);
  if (part === null) {
    const folder = findSplitFolder(split, data);
    return { folder, within: folder };
  }
  const own = splitAbove(root);
  if (own !== null && basename(own) !== split) {
    throw noData(
      `${root} belongs to ${basename(own)}, not to ${split}: play alfworld/${basename(own)} with it.`,
    );
  }
  return { folder: own ?? part, within: root };
}

/** Whether its name or its folders say what a folder is, so that no single trial in it does. */
function isKnownFolder(root: string): boolean {
  return splits.some((split) => split === basename(root)) || splitsIn(root).length > 0;
}

/** The folder that a lone task, trial or game file would be a part of, two, three or one above it; null for others. */
function partOfSplit(root: string): string | null {
  if (!existsSync(root)) return null;
  if (!isFolder(root)) {
    if (!root.endsWith(".tw-pddl")) return null;
    const trial = dirname(root);
    return basename(root) === gameFileName && holdsTrajectory(trial) ? dirname(dirname(trial)) : trial;
  }
  if (isKnownFolder(root)) return null;
  if (holdsGame(root)) return dirname(dirname(root));
  return isTask(root) ? dirname(root) : null;
}

/** The nearest folder above with the name of a split; null where there is none. */
function splitAbove(place: string): string | null {
  for (let folder = dirname(place); folder !== dirname(folder); folder = dirname(folder)) {
    if (splits.some((split) => split === basename(folder))) return folder;
  }
  return null;
}

function dataRoot(data: string | undefined): string {
  if (data !== undefined && data !== null && typeof data !== "string") {
    throw new GymError("env/bad-option", `data is ${JSON.stringify(data)}, not the path of a folder.`);
  }
  return expandVariables(data ?? process.env.ALFWORLD_DATA ?? join(homedir(), ".cache", "alfworld"));
}

/** Replaces `$NAME` and `${NAME}` by environment variables; unknown ones stay. */
export function expandVariables(path: string): string {
  return path.replace(/\$(\w+)|\$\{(\w+)\}/g, (text, bare, braced) => process.env[bare ?? braced] ?? text);
}
