import { AsyncLocalStorage } from "node:async_hooks";
import { existsSync, mkdirSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { LockPlace } from "./lock-files.js";
import { takeLock } from "./take-lock.js";

/** The locks that were taken around the work at hand. */
const taken = new AsyncLocalStorage<ReadonlySet<string>>();

/**
 * Makes this process the only one that writes to a folder, which is made where it is missing, and gives the function
 * that gives it free. Threads share the lock of their process. A process that is killed leaves its lock behind, and the
 * next one removes it.
 *
 * @param code of the error. Default: `folder/locked`
 * @throws GymError `folder/locked` when another process writes there, or may do so on another machine or in another
 * container; the message says who, and what to do
 */
export function lockFolder(dir: string, code = "folder/locked"): () => void {
  return takeLock(placeOfFolder(dir), code, dir);
}

/** Does work while this process is the only one that writes to a folder. Inside of it, the folder may be locked again. */
export function withFolderLock<Result>(dir: string, work: () => Result): Result {
  return withLock(placeOfFolder(dir), "folder/locked", dir, work);
}

/** Does work while this process is the only one that writes a file. Inside of it, the file may be locked again. */
export function withFileLock<Result>(path: string, work: () => Result): Result {
  const folder = dirname(resolve(path));
  mkdirSync(folder, { recursive: true });
  return withLock({ folder, prefix: `${basename(path)}.` }, "file/locked", path, work);
}

/** Where the lock of a folder lies. */
export function placeOfFolder(dir: string): LockPlace {
  if (!existsSync(dir)) mkdirSync(dir, { recursive: true });
  return { folder: dir, prefix: "" };
}

function withLock<Result>(place: LockPlace, code: string, what: string, work: () => Result): Result {
  const key = join(realpathSync(place.folder), place.prefix);
  const around = taken.getStore() ?? new Set<string>();
  if (around.has(key)) return work();
  const release = takeLock(place, code, what);
  let result: Result;
  try {
    result = taken.run(new Set([...around, key]), work);
  } catch (failure) {
    release();
    throw failure;
  }
  if (result instanceof Promise) return result.finally(release) as Result;
  release();
  return result;
}
