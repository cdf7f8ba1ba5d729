import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { type Shape, wrongField } from "../internal/wrong-field.js";

/**
 * Who holds a lock, told so that others can see whether it still runs. A process id alone means nothing on another
 * machine, after a restart, in another container (which has process ids of its own), or once it is given out again.
 */
export interface LockHolder {
  readonly host: string;
  /** Changes at every start of the machine; null where the platform does not tell. */
  readonly boot: string | null;
  /** Which process ids these are; null where the platform does not tell. */
  readonly namespace: string | null;
  /** Whose clock says when a process began; null or absent where the platform, or an earlier version, does not tell. */
  readonly clock?: string | null;
  readonly pid: number;
  /** When the process began, in ticks since the machine did; null where the platform does not tell. */
  readonly started: string | null;
  /** When the lock was taken, for people: a date as ISO text. */
  readonly since: string;
}

const shape: Shape<LockHolder> = {
  host: "string",
  boot: "string?",
  namespace: "string?",
  pid: "number",
  started: "string?",
  since: "string",
};

/** This process. */
export function thisHolder(): LockHolder {
  return {
    host: hostname(),
    boot: orNull(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()),
    namespace: orNull(() => readlinkSync("/proc/self/ns/pid")),
    clock: orNull(() => readlinkSync("/proc/self/ns/time")),
    pid: process.pid,
    started: statOf(process.pid)?.started ?? null,
    since: new Date().toISOString(),
  };
}

/** Whether two are the same process. */
export function isSameHolder(one: LockHolder, other: LockHolder): boolean {
  return seesProcessesOf(one, other) && one.pid === other.pid && one.started === other.started;
}

/** Whether one can tell which of the other's processes run. */
export function seesProcessesOf(one: LockHolder, other: LockHolder): boolean {
  if (process.platform === "linux" && one.namespace === null) return false;
  // By another clock a process that runs seems to have begun at another time, as if its id had been given out again.
  if ((one.clock ?? null) !== null && (other.clock ?? null) !== null && one.clock !== other.clock)
    return false;
  return one.host === other.host && one.boot === other.boot && one.namespace === other.namespace;
}

/** Whether a process is known to have ended. Only to be asked about processes that this one sees. */
export function hasEnded({ pid, started }: Pick<LockHolder, "pid" | "started">): boolean {
  if (!isRunning(pid)) return true;
  const found = statOf(pid);
  if (found === null) return false;
  // A killed process whose parent does not ask for its end keeps its id, and does nothing any more.
  return "ZX".includes(found.state) || (started !== null && found.started !== started);
}

/** Reads what `thisHolder` gave; null for anything else. */
export function parseHolder(text: string): LockHolder | null {
  const value = orNull(() => JSON.parse(text) as LockHolder);
  return wrongField(value, shape) === null ? value : null;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return failure instanceof Error && "code" in failure && failure.code === "EPERM";
  }
}

/** What the kernel tells about a process; null where /proc is missing, or shows the processes of another namespace. */
function statOf(pid: number): { readonly state: string; readonly started: string } | null {
  return orNull(() => {
    if (readlinkSync("/proc/self") !== String(process.pid)) return null;
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name of the program is the second field, in brackets, and may hold anything.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const [state, started] = [fields[0], fields[19]];
    return state === undefined || started === undefined ? null : { state, started };
  });
}

function orNull<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}
