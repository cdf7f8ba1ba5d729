import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { GymError, nearestNames } from "@rwml/core";
import { holdsTasks, isFolder, nearestDataFolder, versionFolder } from "./nearest-data-folder.js";
import { type Split, splits } from "./splits.js";

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
  const [nearest] = nearestNames(name, known);
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
  const root = expandVariables(data ?? process.env.ALFWORLD_DATA ?? join(homedir(), ".cache", "alfworld"));
  if (!existsSync(root)) throw noData(`There is no folder ${root}.`);
  if (!isFolder(root)) throw noData(`${root} is a file, not a folder.`);
  for (const folder of [join(root, versionFolder, split), join(root, split)]) {
    if (isFolder(folder)) return folder;
  }
  const name = basename(root);
  if (name === split) return root;
  const isOtherSplit = splits.some((other) => other === name);
  if (!isOtherSplit && holdsTasks(root)) return root;
  const hint = nearestDataFolder(root, split);
  throw noData(`The folder ${root} holds no ${split} games.${hint === "" ? "" : ` ${hint}`}`);
}

function expandVariables(path: string): string {
  return path.replace(/\$(\w+)|\$\{(\w+)\}/g, (text, bare, braced) => process.env[bare ?? braced] ?? text);
}

function noData(problem: string): GymError {
  return new GymError(
    "alfworld/no-data",
    `${problem} Get the games with "pip install alfworld && alfworld-download", then set ALFWORLD_DATA to their folder or pass it (--data).`,
  );
}
