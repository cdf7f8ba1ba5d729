import { GymError } from "@rwml/core";

/** The error for a file of a game that is not what it should be. */
export function brokenGame(source: string, problem: string, cause?: unknown): GymError {
  return new GymError(
    "alfworld/broken-game",
    `${source} cannot be played: ${problem}. Download it again: alfworld-download -f`,
    { cause },
  );
}
