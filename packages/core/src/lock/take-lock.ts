import { rmSync } from "node:fs";
import { join } from "node:path";
import { isMainThread } from "node:worker_threads";
import { GymError } from "../errors.js";
import {
  createLockFile,
  type LockFile,
  type LockPlace,
  listLockFiles,
  removeUnfinishedLocks,
} from "./lock-files.js";
import { hasEnded, isSameHolder, type LockHolder, seesProcessesOf, thisHolder } from "./lock-holder.js";

/** The lock files that this thread holds. */
const held = new Set<string>();

const attempts = 5;

/**
 * Makes this process the only one that holds a lock, and gives the function that gives it back.
 *
 * The lock is the file with the highest number; whoever finds that its holder has ended creates the next number, which
 * only one process can. It looks again then: another lock beside its own means that somebody came between, and it steps
 * back. Files of processes that have ended are removed by the one that holds the lock, and by nobody else, so that no
 * process removes a file that it has not just read.
 *
 * @param what is locked, in words
 * @throws GymError with `code` when somebody else holds it, or may hold it
 */
export function takeLock(place: LockPlace, code: string, what: string): () => void {
  const me = thisHolder();
  let standing: LockFile | undefined;
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) pause(attempt);
    const files = listLockFiles(place);
    standing = files.find((file) => !isLeftOver(file, me));
    // An empty file may be one that is written at this moment.
    if (standing !== undefined && (standing.holder !== null || standing.oldPid !== null)) break;
    if (standing !== undefined) continue;
    const path = createLockFile(place, (files.at(-1)?.number ?? 0) + 1, me);
    if (path === null) continue;
    held.add(path);
    const others = listLockFiles(place).filter((file) => file.path !== path);
    if (others.every((file) => isLeftOver(file, me))) {
      for (const file of others) rmSync(file.path, { force: true });
      removeUnfinishedLocks(place);
      return () => giveBack(path);
    }
    giveBack(path);
  }
  throw locked(code, what, place, standing, me);
}

/** Whether this process holds a lock, in whichever thread. */
export function holdsLock(place: LockPlace): boolean {
  const me = thisHolder();
  return listLockFiles(place).some(({ holder }) => holder !== null && isSameHolder(holder, me));
}

function giveBack(path: string): void {
  held.delete(path);
  rmSync(path, { force: true });
}

function isLeftOver({ path, holder, oldPid }: LockFile, me: LockHolder): boolean {
  if (held.has(path)) return false;
  // An earlier process had the id that is this one's now.
  if (oldPid !== null) return oldPid === me.pid || hasEnded({ pid: oldPid, started: null });
  if (holder === null || !seesProcessesOf(me, holder)) return false;
  if (holder.pid === me.pid && holder.started === null) return isMainThread;
  return hasEnded(holder);
}

/** Waits a little, each process for a time of its own. */
function pause(attempt: number): void {
  const milliseconds = attempt * (10 + (process.pid % 16));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function locked(
  code: string,
  what: string,
  { folder, prefix }: LockPlace,
  file: LockFile | undefined,
  me: LockHolder,
): GymError {
  const path = file?.path ?? join(folder, `${prefix}lock-…`);
  const otherwise = `delete ${path}`;
  if (file?.oldPid != null) {
    return new GymError(
      code,
      `Process ${file.oldPid} is writing to ${what}. Wait for it or choose another place; if no such program runs on any machine that uses it, ${otherwise}.`,
    );
  }
  const holder = file?.holder ?? null;
  if (holder === null) {
    return new GymError(
      code,
      `Somebody is writing to ${what}: who, cannot be read from ${path}. Wait for them or choose another place; if no program writes there, ${otherwise}.`,
    );
  }
  if (seesProcessesOf(me, holder)) {
    return new GymError(
      code,
      `Process ${holder.pid} is writing to ${what}, since ${holder.since}. Wait for it, stop it, or choose another place.`,
    );
  }
  return new GymError(
    code,
    `Process ${holder.pid} ${elsewhere(holder, me)} is writing to ${what}, since ${holder.since}. Whether it still runs cannot be seen from here. Wait for it or choose another place; if it has ended, ${otherwise}.`,
  );
}

function elsewhere(holder: LockHolder, me: LockHolder): string {
  if (holder.host !== me.host) return `on the machine or in the container ${holder.host}`;
  if (holder.boot !== me.boot)
    return `on ${holder.host}, before it was started again or on another machine of that name,`;
  return "in another container of this machine";
}
