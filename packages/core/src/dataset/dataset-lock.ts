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

/**
 * Throws a GymError `dataset/lost-lock` where the lock that this process took is not there any more: whoever removed it may
 * write to the dataset, too.
 */
export function requireLockStill(dir: string): void {
  if (holdsLock(placeOfFolder(dir))) return;
  throw new GymError(
    "dataset/lost-lock",
    `The lock of ${dir} has been removed while this process was writing there, so another one may write there, too. Nothing more was written: end the other one, see what rwml verify says, and run this again.`,
  );
}

/** Throws unless this process holds the dataset's lock. */
export function requireLock(dir: string): void {
  if (holdsLock(placeOfFolder(dir))) return;
  throw new GymError(
    "dataset/not-prepared",
    `This process may not write to ${dir} yet. Call prepareDataset first, in the thread that starts the writers.`,
  );
}
