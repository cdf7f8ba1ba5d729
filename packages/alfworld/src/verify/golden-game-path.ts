import { existsSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { GymError } from "@rwml/core";
import { expandVariables } from "../game/data-folder.js";
import { versionFolder } from "../game/nearest-data-folder.js";
import { splits } from "../game/splits.js";

/**
 * Where the game of a trace lies: where its path says, or below the folder of games. A path of another machine is followed
 * from the name of its split on. Throws `alfworld/missing-file` with every place that was looked at, and
 * `alfworld/no-games-folder` where a path starts from a folder that nobody named.
 *
 * @param games a folder of splits, or upstream's data root above it
 */
export function goldenGamePath(game: string, games: string | null): string {
  const path = expandVariables(game);
  const places = isAbsolute(path) ? [path] : [];
  const below = isAbsolute(path) ? belowSplit(path) : path;
  if (games !== null && below !== null) {
    const folder = expandVariables(games);
    places.push(join(folder, below), join(folder, versionFolder, below));
  }
  const found = places.find((place) => existsSync(place));
  if (found !== undefined) return found;
  if (games === null && !isAbsolute(path)) {
    throw new GymError(
      "alfworld/no-games-folder",
      `The trace's game ${game} is a path below a folder of games. Add --games <folder>, or set ALFWORLD_DATA.`,
    );
  }
  throw new GymError(
    "alfworld/missing-file",
    `The trace's game ${game} is not there: looked for ${places.join(", ")}. Name the folder of its split's folder (--games).`,
  );
}

const splitNames: ReadonlySet<string> = new Set(splits);

function belowSplit(path: string): string | null {
  const steps = path.split(/[\\/]/);
  const split = steps.findLastIndex((step) => splitNames.has(step));
  return split < 0 ? null : join(...steps.slice(split));
}
