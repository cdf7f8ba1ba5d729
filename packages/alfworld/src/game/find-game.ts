import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { GymError, nearestNames, UnknownIdError } from "@rwml/core";
import { expandVariables } from "./data-folder.js";
import { gameFileIn, gameFileName } from "./game-file-name.js";
import { type LeftOut, lookAtGame, type WantedTasks } from "./look-at-game.js";
import { holdsGame, isFolder } from "./nearest-data-folder.js";
import { splits } from "./splits.js";
import type { GamePlace } from "./survey-games.js";

/** What a game must be to count, and the ids of those that do. */
export interface GameLimits {
  readonly wanted: WantedTasks;
  readonly ids: () => readonly string[];
  /** Whether only the first games count, so that the ids decide. */
  readonly isLimited: boolean;
}

/**
 * Finds the file of a game by its id, by the id of its trial, or by a path of the file system. Throws
 * `alfworld/foreign-game` for a game that is not one of the split's, and an UnknownIdError for one that is not there.
 */
export function findGame({ folder, within }: GamePlace, id: string, limits: GameLimits): string {
  const nearest = () => nearestNames(id, limits.ids());
  const path = gameFileIn(pathOf(folder, id, nearest));
  const below = relative(folder, path);
  if (!existsSync(path) || !path.endsWith(".tw-pddl")) {
    // A trial without its game is there, and left out for a reason.
    if (basename(path) === gameFileName && isFolder(dirname(path)) && holdsGame(dirname(path))) {
      throw foreignGame(id, reasons.withoutGame, nearest());
    }
    throw new UnknownIdError("game", id, nearest());
  }
  if (isOutside(realpathSync(folder), realpathSync(path))) {
    throw foreignGame(id, `it lies outside of ${folder}`, nearest());
  }
  const game = lookAtGame(folder, path, limits.wanted);
  if (typeof game === "string") throw foreignGame(id, reasons[game], nearest());
  if (isOutside(within, path)) throw foreignGame(id, `only ${within} was asked for (--data)`, nearest());
  if (limits.isLimited && !limits.ids().includes([basename(folder), ...below.split(sep)].join("/"))) {
    throw foreignGame(id, "it is not among the first games, to which their number is limited", nearest());
  }
  return path;
}

/** The path of what an id names. Its steps are names of folders, so that no id leads anywhere else. */
function pathOf(folder: string, id: string, nearest: () => readonly string[]): string {
  const name = basename(folder);
  const expanded = expandVariables(id);
  const isPath = isAbsolute(expanded) || (!id.startsWith(`${name}/`) && existsSync(expanded));
  if (isPath) {
    const path = resolve(expanded);
    if (existsSync(path) && isOutside(folder, path)) {
      throw foreignGame(
        id,
        `it lies outside of ${folder}; to play it alone, pass it as the data (--data)`,
        nearest(),
      );
    }
    return path;
  }
  const steps = id.split("/");
  if (steps.some((step) => step === "." || step === ".." || step === "" || /[\\\0]/.test(step))) {
    throw foreignGame(id, "an id names folders one by one, from that of its split on", nearest());
  }
  const other = splits.find((split) => split === steps[0] && split !== name);
  if (other !== undefined) {
    throw foreignGame(id, `it is one of ${other}, so play alfworld/${other} for it`, nearest());
  }
  if (steps[0] !== name || steps.length < 2) throw new UnknownIdError("game", id, nearest());
  return join(folder, ...steps.slice(1));
}

function isOutside(folder: string, path: string): boolean {
  const below = relative(folder, path);
  return below === ".." || below.startsWith(`..${sep}`) || isAbsolute(below);
}

/** Why a game that is there does not count. */
const reasons: Readonly<Record<keyof LeftOut, string>> = {
  movableOrSliced: "ALFWorld plays no games about movable receptacles or sliced objects",
  withoutTrajectory: "it has no traj_data.json, without which ALFWorld skips a game",
  withoutGame: `its trial has no ${gameFileName}`,
  otherType: "it is of another type than those chosen, or of none that is ever played",
  otherScene: "it takes place in another scene than those chosen",
  unsolvable: "it is not marked solvable, so ALFWorld skips it",
};

function foreignGame(id: string, why: string, nearest: readonly string[]): GymError {
  const hint = nearest.length === 0 ? "" : ` The nearest: ${nearest.join(", ")}.`;
  return new GymError(
    "alfworld/foreign-game",
    `The game ${id} is none of this environment's: ${why}.${hint}`,
  );
}
