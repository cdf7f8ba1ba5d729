import { GymError } from "@rwml/core";

/** The error for data that is not where it was looked for. */
export function noData(problem: string): GymError {
  return new GymError(
    "alfworld/no-data",
    `${problem} Get the games with "pip install alfworld && alfworld-download", then set ALFWORLD_DATA to their folder or pass it (--data).`,
  );
}
