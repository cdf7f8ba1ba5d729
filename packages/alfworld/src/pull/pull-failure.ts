import { GymError } from "@rwml/core";

/** A file that is no archive of games that could be unpacked. */
export function archiveFailure(file: string, problem: string, cause?: unknown): GymError {
  return new GymError(
    "alfworld/no-archive",
    `${file} is no archive of ALFWorld's games: ${problem}. Nothing was kept. Download it again, and look at where it came from if it stays so.`,
    { cause },
  );
}
