import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Game } from "./game.js";
import { gameFileIn } from "./game-file-name.js";
import { gameOfInitialState, parseGame, readTaskType } from "./parse-game.js";
import { readGameText } from "./read-game-text.js";

/**
 * Loads a `game.tw-pddl`, or that of a trial's folder, and the task type from the `traj_data.json` beside it where there is
 * one. Throws what `readGameText` and `parseGame` throw.
 *
 * @param id the game's id; default: the path of its file
 */
export function loadGame(path: string, id: string = gameFileIn(path)): Game {
  const file = gameFileIn(path);
  return parseGame(readGameText(file), { id, taskType: taskTypeBeside(file), source: file });
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
