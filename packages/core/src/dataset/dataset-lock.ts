import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GymError } from "../errors.js";

const held = new Set<string>();

/**
 * Makes this process the only one that writes a dataset. Its mark is a file named after its process id; each process
 * leaves its mark first and looks for others' marks then, so that two can never both go on. Marks of processes that
 * have died are removed. Worker threads share their process's mark.
 *
 * Returns the function that gives the dataset free. Throws a GymError `dataset/locked`.
 */
export function lockDataset(dir: string): () => void {
  const mark = lockPath(dir, process.pid);
  if (held.has(mark)) throw locked(dir, process.pid);
  writeFileSync(mark, "");
  held.add(mark);
  const release = (): void => {
    held.delete(mark);
    rmSync(mark, { force: true });
  };
  const other = otherWriter(dir);
  if (other !== null) {
    release();
    throw locked(dir, other);
  }
  return release;
}

/** Throws unless this process holds the dataset's lock. */
export function requireLock(dir: string): void {
  if (readdirSync(dir).includes(lockName(process.pid))) return;
  throw new GymError(
    "dataset/not-prepared",
    `This process may not write to ${dir} yet. Call prepareDataset first, in the thread that starts the writers.`,
  );
}

function otherWriter(dir: string): number | null {
  for (const name of readdirSync(dir)) {
    const pid = Number(/^lock-(\d+)$/.exec(name)?.[1] ?? process.pid);
    if (pid === process.pid) continue;
    if (isAlive(pid)) return pid;
    rmSync(lockPath(dir, pid), { force: true });
  }
  return null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return failure instanceof Error && "code" in failure && failure.code === "EPERM";
  }
}

function lockName(pid: number): string {
  return `lock-${pid}`;
}

function lockPath(dir: string, pid: number): string {
  return join(dir, lockName(pid));
}

function locked(dir: string, pid: number): GymError {
  return new GymError(
    "dataset/locked",
    `Process ${pid} is writing to ${dir}. Wait for it or choose another folder; if no such program runs on any machine that uses the folder, delete ${lockName(pid)} in it.`,
  );
}
