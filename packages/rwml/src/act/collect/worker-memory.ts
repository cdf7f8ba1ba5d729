import { totalmem } from "node:os";

/** What node itself gives a thread on most machines. */
const most = 4096;
const least = 512;
const mostGrowth = 768;

/** How much of the machine the threads may have together. */
const share = 0.5;

/** What JavaScript may use in each of so many threads on this machine, in MiB. */
export function workerMemory(threads: number, machine: number = machineMemory()): number {
  const each = Math.floor((machine * share) / threads / 2 ** 20);
  return Math.max(least, Math.min(most, each));
}

/**
 * By how many bytes the process may grow while one thread waits for a single thing that it asks for.
 *
 * It is far below the limit of the thread because of arrays that grow without end: where one of their allocations is
 * larger than what is left, node ends the whole process instead of the thread, and so it does with an array of a gigabyte.
 *
 * @param memory what JavaScript may use in the thread, in MiB
 * @param isChosen whether the user said so, and may know better
 */
export function growthLimit(memory: number, isChosen: boolean): number {
  return Math.min(memory / 2, isChosen ? Number.POSITIVE_INFINITY : mostGrowth) * 2 ** 20;
}

/** The memory that this process may have, in bytes: the machine's, or what a container leaves of it. */
function machineMemory(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}
