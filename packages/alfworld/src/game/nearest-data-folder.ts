import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { type Split, splits } from "./splits.js";

const gameFiles = ["game.tw-pddl", "traj_data.json"];
/** The folder that upstream's download puts all splits into. */
export const versionFolder = "json_2.1.1";

/** What a folder without the games of a split holds instead, and what to name; empty where nothing is known of it. */
export function nearestDataFolder(root: string, split: Split): string {
  const place = resolve(root);
  const others = splitsIn(place);
  if (others.length > 0)
    return `It holds ${others.join(", ")}: play ${others.map(envOf).join(", ")} from it.`;
  const own = splits.find((other) => other === basename(place));
  if (own !== undefined)
    return `It is the folder of ${own}: play ${envOf(own)} from it, or name the folder above it.`;
  if (holdsGame(place)) return `It is the folder of a single trial. ${splitAbove(place, split)}`;
  if (isTask(place)) return `It is the folder of a single task. ${splitAbove(place, split)}`;
  const deeper = subfolders(place).find(
    (name) => isFolder(join(place, name, versionFolder)) || isFolder(join(place, name, split)),
  );
  return deeper === undefined ? "" : `Did you mean ${join(root, deeper)}?`;
}

/** Whether a folder holds tasks, each a folder of trials. */
export function holdsTasks(folder: string): boolean {
  return subfolders(folder).some((task) => holdsTrials(join(folder, task)));
}

/** The splits whose folders a data root, or a folder of splits, holds. */
export function splitsIn(folder: string): readonly Split[] {
  return splits.filter(
    (split) => isFolder(join(folder, versionFolder, split)) || isFolder(join(folder, split)),
  );
}

/** Whether a folder is that of a task: it holds trials, and no tasks among which one trial was put by mistake. */
export function isTask(folder: string): boolean {
  return holdsTrials(folder) && !holdsTasks(folder);
}

/** Whether a folder, or a link to one, is there. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Whether a folder is that of a trial. */
export function holdsGame(folder: string): boolean {
  return gameFiles.some((file) => existsSync(join(folder, file)));
}

/** Whether folders of trials lie in a folder. */
function holdsTrials(folder: string): boolean {
  return subfolders(folder).some((trial) => holdsGame(join(folder, trial)));
}

/** Whether the trial in a folder can be asked for its type. */
export function holdsTrajectory(folder: string): boolean {
  return existsSync(join(folder, "traj_data.json"));
}

function splitAbove(place: string, split: Split): string {
  for (let folder = dirname(place); folder !== dirname(folder); folder = dirname(folder)) {
    if (splits.some((name) => name === basename(folder))) {
      return basename(folder) === split
        ? `Name the folder of all games of ${split}: ${folder}.`
        : `It belongs to ${basename(folder)}: name ${dirname(folder)}.`;
    }
    if (holdsTasks(folder)) return `Name the folder of all tasks: ${folder}.`;
  }
  return "Name the folder that holds the folders of all tasks.";
}

function envOf(split: Split): string {
  return `alfworld/${split}`;
}

function subfolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}
