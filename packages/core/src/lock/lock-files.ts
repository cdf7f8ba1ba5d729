import { randomUUID } from "node:crypto";
import { linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unfinishedEnding } from "../internal/write-atomically.js";
import { type LockHolder, parseHolder } from "./lock-holder.js";

/** Where a lock's files lie: in a folder, with names that begin alike. */
export interface LockPlace {
  readonly folder: string;
  /** Empty for the lock of the folder itself. */
  readonly prefix: string;
}

/** One file of a lock. Who holds it is null where the file cannot be read. */
export interface LockFile {
  readonly path: string;
  readonly number: number;
  readonly holder: LockHolder | null;
  /** Left by earlier versions, which wrote down nothing but a process id. */
  readonly oldPid: number | null;
}

/** Reads the files of a lock, the highest number last. */
export function listLockFiles({ folder, prefix }: LockPlace): readonly LockFile[] {
  const files = readdirSync(folder).flatMap((name): LockFile[] => {
    if (!name.startsWith(prefix)) return [];
    const [, digits, ending] = /^lock-(\d+)(\.json)?$/.exec(name.slice(prefix.length)) ?? [];
    if (digits === undefined || (ending === undefined && prefix !== "")) return [];
    const path = join(folder, name);
    if (ending === undefined) return [{ path, number: 0, holder: null, oldPid: Number(digits) }];
    const text = readText(path);
    return text === null ? [] : [{ path, number: Number(digits), holder: parseHolder(text), oldPid: null }];
  });
  return files.sort((left, right) => left.number - right.number);
}

/** Whether a name is that of a lock's file in a folder of its own. */
export function isLockName(name: string): boolean {
  return /^lock-\d+(\.json)?$/.test(name) || isUnfinishedLock(name, "");
}

/** Writes a lock's file, whole from the first moment; false where there is one of that number. */
export function createLockFile(
  { folder, prefix }: LockPlace,
  number: number,
  holder: LockHolder,
): string | null {
  const path = join(folder, `${prefix}lock-${number}.json`);
  const text = `${JSON.stringify(holder)}\n`;
  const unfinished = join(folder, `${prefix}lock-${randomUUID()}${unfinishedEnding}`);
  try {
    writeFileSync(unfinished, text, { flag: "wx" });
    linkSync(unfinished, path);
    return path;
  } catch (failure) {
    // Whoever got the lock has removed what others began to write, so the name is taken.
    if (hasCode(failure, "EEXIST", "ENOENT")) return null;
    if (!hasCode(failure, "EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK")) throw failure;
    return createWithoutLink(path, text);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Removes what processes that were killed have left of a lock's files that were not whole yet. */
export function removeUnfinishedLocks({ folder, prefix }: LockPlace): void {
  for (const name of readdirSync(folder)) {
    if (isUnfinishedLock(name, prefix)) rmSync(join(folder, name), { force: true });
  }
}

/** On file systems without links, others may find the file empty for a moment, which counts as held. */
function createWithoutLink(path: string, text: string): string | null {
  try {
    writeFileSync(path, text, { flag: "wx" });
    return path;
  } catch (failure) {
    if (hasCode(failure, "EEXIST")) return null;
    throw failure;
  }
}

function isUnfinishedLock(name: string, prefix: string): boolean {
  const rest = name.startsWith(prefix) ? name.slice(prefix.length) : "";
  return rest.endsWith(unfinishedEnding) && /^lock-[0-9a-f-]{36}\./.test(rest);
}

/** Null when it is gone again. */
function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (failure) {
    return hasCode(failure, "ENOENT") ? null : "";
  }
}

function hasCode(failure: unknown, ...codes: readonly string[]): boolean {
  return failure instanceof Error && "code" in failure && codes.includes(String(failure.code));
}
