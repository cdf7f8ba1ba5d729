import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { GymError } from "@rwml/core";
import type { Game } from "./game.js";
import { gameOfInitialState, parseGame, readTaskType } from "./parse-game.js";

/**
 * Loads a `game.tw-pddl`, and the task type from the `traj_data.json` beside it where there is one.
 * Throws `alfworld/missing-file`, or what `parseGame` throws.
 *
 * @param id the game's id; default: the path
 */
export function loadGame(path: string, id: string = path): Game {
  return parseGame(readGameText(path), { id, taskType: taskTypeBeside(path), source: path });
}

/**
 * Loads an `initial_state.pddl` as a game. The file knows the goal only as a condition.
 *
 * @param goalText the goal in words, as it follows "Your task is to: " and without the final stop
 */
export function loadInitialState(path: string, goalText: string, id: string = path): Game {
  return gameOfInitialState(readGameText(path), goalText, {
    id,
    taskType: taskTypeBeside(path),
    source: path,
  });
}

function taskTypeBeside(path: string): Game["taskType"] {
  const trajectory = join(dirname(path), "traj_data.json");
  return existsSync(trajectory) ? (readTaskType(readGameText(trajectory), trajectory) ?? null) : null;
}

/** Reads a file of a game. Throws `alfworld/missing-file`. */
export function readGameText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new GymError(
      "alfworld/missing-file",
      `Cannot read ${path} (${(cause as NodeJS.ErrnoException).code}). Game files come with "pip install alfworld && alfworld-download".`,
      { cause },
    );
  }
}
