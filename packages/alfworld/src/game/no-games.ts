import { GymError } from "@rwml/core";
import type { GameSurvey } from "./survey-games.js";

/** The error for a folder without a single game that can be played: what was found in it, and what to do. */
export function noGames(folder: string, { trials, games, leftOut }: GameSurvey): GymError {
  const [broken] = games;
  const reasons = [
    [leftOut.withoutGame, "without game.tw-pddl"],
    [leftOut.withoutTrajectory, "without traj_data.json"],
    [leftOut.unsolvable, "not marked solvable"],
    [leftOut.movableOrSliced, "about movable receptacles or sliced objects, which ALFWorld does not play"],
    [leftOut.otherType, "of other task types"],
    [leftOut.otherScene, "in other scenes"],
    [games.length, "unreadable"],
  ] as const;
  const found = reasons.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const example = broken?.failure == null ? "" : ` The first that is unreadable: ${broken.failure.message}`;
  return new GymError(
    "alfworld/no-games",
    `${folder} holds no game that can be played: ${trials} ${trials === 1 ? "trial" : "trials"}${found.length === 0 ? "" : `, ${found.join(", ")}`}.${example} Get all games with "pip install alfworld && alfworld-download", then set ALFWORLD_DATA to their folder or pass it (--data).`,
  );
}
