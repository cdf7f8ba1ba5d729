import { GymError } from "@rwml/core";

/** What is known of a failure besides the problem. */
export interface ArchiveFailure {
  /** What to do. Default: to download the archive again. */
  readonly advice?: string;
  readonly cause?: unknown;
}

const downloadAgain = "Download it again, and look at where it came from if it stays so.";

/** A file that is no archive of games that could be unpacked. */
export function archiveFailure(
  file: string,
  problem: string,
  { advice = downloadAgain, cause }: ArchiveFailure = {},
): GymError {
  return new GymError(
    "alfworld/no-archive",
    `${file} is no archive of ALFWorld's games: ${problem.replace(/\.+$/, "")}. Nothing was kept. ${advice}`,
    { cause },
  );
}
