import { GymError } from "../errors.js";
import { holdsLock } from "../lock/take-lock.js";
import { lockFolder, placeOfFolder } from "../lock/with-lock.js";

/**
 * Makes this process the only one that writes a dataset. Worker threads share its lock.
 *
 * Returns the function that gives the dataset free. Throws a GymError `dataset/locked`.
 */
export function lockDataset(dir: string): () => void {
  return lockFolder(dir, "dataset/locked");
}

/** Throws unless this process holds the dataset's lock. */
export function requireLock(dir: string): void {
  if (holdsLock(placeOfFolder(dir))) return;
  throw new GymError(
    "dataset/not-prepared",
    `This process may not write to ${dir} yet. Call prepareDataset first, in the thread that starts the writers.`,
  );
}
