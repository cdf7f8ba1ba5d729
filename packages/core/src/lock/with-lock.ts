import { AsyncLocalStorage } from "node:async_hooks";
import { existsSync, mkdirSync, realpathSync, rmdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { whileThereIsRoom } from "../dataset/disk-full-error.js";
import type { LockPlace } from "./lock-files.js";
import { takeLock } from "./take-lock.js";

/** The locks that were taken around the work at hand. */
const taken = new AsyncLocalStorage<ReadonlySet<string>>();

/**
 * Makes this process the only one that writes to a folder, which is made where it is missing, and gives the function
 * that gives it free; a folder that was made for it and is still empty then goes away. Threads share the lock of their
 * process. A process that is killed leaves its lock behind, and the next one removes it.
 *
 * @param code of the error. Default: `folder/locked`
 * @throws GymError `folder/locked` when another process writes there, or may do so on another machine or in another
 * container; the message says who, and what to do
 */
export function lockFolder(dir: string, code = "folder/locked"): () => void {
  return takeMadeLock(placeOfFolder(dir), code, dir);
}

/** Does work while this process is the only one that writes to a folder. Inside of it, the folder may be locked again. */
export function withFolderLock<Result>(dir: string, work: () => Result): Result {
  return withLock(placeOfFolder(dir), "folder/locked", dir, work);
}

/** Does work while this process is the only one that writes a file. Inside of it, the file may be locked again. */
export function withFileLock<Result>(path: string, work: () => Result): Result {
  return withLock(
    { folder: dirname(resolve(path)), prefix: `${basename(path)}.` },
    "file/locked",
    path,
    work,
  );
}

/** Where the lock of a folder lies. */
export function placeOfFolder(dir: string): LockPlace {
  return { folder: resolve(dir), prefix: "" };
}

function withLock<Result>(place: LockPlace, code: string, what: string, work: () => Result): Result {
  const around = taken.getStore() ?? new Set<string>();
  if (existsSync(place.folder) && around.has(keyOf(place))) return work();
  const release = takeMadeLock(place, code, what);
  let result: Result;
  try {
    result = taken.run(new Set([...around, keyOf(place)]), work);
  } catch (failure) {
    release();
    throw failure;
  }
  if (result instanceof Promise) return result.finally(release) as Result;
  release();
  return result;
}

function takeMadeLock(place: LockPlace, code: string, what: string): () => void {
  const firstMade = mkdirSync(place.folder, { recursive: true });
  const release = whileThereIsRoom(
    place.folder,
    () => "Nothing was changed.",
    () => takeLock(place, code, what),
  );
  return () => {
    release();
    if (firstMade !== undefined) removeEmpty(place.folder, firstMade);
  };
}

/** Removes folders from the inside out, as far as they are empty. */
function removeEmpty(folder: string, upTo: string): void {
  try {
    for (let path = folder; path.startsWith(upTo); path = dirname(path)) rmdirSync(path);
  } catch {
    // What is not empty stays.
  }
}

/** The same for all names of a folder. */
function keyOf({ folder, prefix }: LockPlace): string {
  return join(realpathSync(folder), prefix);
}
