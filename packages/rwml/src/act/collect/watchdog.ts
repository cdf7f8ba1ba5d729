import { performance } from "node:perf_hooks";
import { type Beat, readBeat } from "./heartbeat.js";

/** Why a thread was ended from outside. */
export type ThreadEnd =
  /** Something that the environment or the policy was asked for took too long, in seconds. */
  | { readonly type: "step-timeout"; readonly seconds: number; readonly beat: Beat }
  /** It took too much memory. */
  | { readonly type: "out-of-memory"; readonly beat: Beat }
  /** Loading the environment took too long. */
  | { readonly type: "load-timeout"; readonly seconds: number }
  /** It was asked to stop and did not. */
  | { readonly type: "stopped" };

/** How long a thread may take, in seconds, and how much memory, in bytes. */
export interface WatchLimits {
  /** For each thing that the environment or the policy is asked for; Infinity for ever. */
  readonly step: number;
  /** For loading the environment. */
  readonly load: number;
  /** For what is at hand when it is asked to stop. */
  readonly stop: number;
  /** By how much the process may grow while it waits for one such thing. */
  readonly growth: number;
}

/** What memory the process has, in bytes. */
const residentMemory = (): number => process.memoryUsage.rss();

/**
 * Watches a thread by its heartbeat and aborts `end`, with a ThreadEnd as reason, when something takes too long or too
 * much memory. Only time in which this thread runs counts, so that a suspended computer is no endless loop.
 *
 * While a thread is stuck, only the memory of the whole process can be read. What it grows by may be for others that load,
 * or that got stuck later, so each of them allows it as much again.
 */
export class Watchdog {
  static readonly #all = new Set<Watchdog>();
  readonly #end = new AbortController();
  readonly #memory: SharedArrayBuffer;
  readonly #limits: WatchLimits;
  readonly #stop: AbortSignal;
  readonly #resident: () => number;
  readonly #timer: NodeJS.Timeout;
  readonly #pause: number;
  #lookedAt = performance.now();
  #count = -1;
  #stuckSeconds = 0;
  #residentBefore = 0;
  #stuckSince = this.#lookedAt;
  #isLoading = true;
  /** Those that may have grown in the meantime. */
  readonly #others = new Set<Watchdog>();

  /** @param resident the memory of the process, in bytes */
  constructor(
    memory: SharedArrayBuffer,
    limits: WatchLimits,
    stop: AbortSignal,
    resident: () => number = residentMemory,
  ) {
    this.#memory = memory;
    this.#limits = limits;
    this.#stop = stop;
    this.#resident = resident;
    // An array that grows fills a gigabyte in a second or two.
    this.#pause = Math.max(10, Math.min(100, (Math.min(limits.step, limits.stop) * 1000) / 4));
    this.#timer = setInterval(() => this.#look(), this.#pause);
    this.#timer.unref();
    Watchdog.#all.add(this);
  }

  /** Aborted when the thread has to be ended. */
  get end(): AbortSignal {
    return this.#end.signal;
  }

  close(): void {
    clearInterval(this.#timer);
    Watchdog.#all.delete(this);
  }

  #look(): void {
    const now = performance.now();
    const passed = Math.min(now - this.#lookedAt, 2 * this.#pause) / 1000;
    this.#lookedAt = now;
    const beat = readBeat(this.#memory);
    const isStuck = beat.count === this.#count && !beat.isResting;
    this.#count = beat.count;
    this.#stuckSeconds = isStuck ? this.#stuckSeconds + passed : 0;
    this.#isLoading = beat.phase === "load" && !beat.isResting;
    const resident = this.#resident();
    if (!isStuck) {
      this.#residentBefore = resident;
      this.#stuckSince = now;
      this.#others.clear();
    }
    for (const other of Watchdog.#all) if (other.#mayGrowBeside(this)) this.#others.add(other);
    const why = this.#endFor(beat, (resident - this.#residentBefore) / (1 + this.#others.size));
    if (why === null) return;
    this.close();
    this.#end.abort(why);
  }

  #mayGrowBeside(stuck: Watchdog): boolean {
    if (this === stuck) return false;
    return this.#isLoading || (this.#stuckSeconds > 0 && this.#stuckSince > stuck.#stuckSince);
  }

  #endFor(beat: Beat, grown: number): ThreadEnd | null {
    const { step: seconds, load, stop, growth } = this.#limits;
    if (beat.isResting) return null;
    if (this.#stop.aborted && this.#stuckSeconds >= stop) return { type: "stopped" };
    if (beat.phase === "load")
      return this.#stuckSeconds >= load ? { type: "load-timeout", seconds: load } : null;
    if (grown > growth) return { type: "out-of-memory", beat };
    return this.#stuckSeconds < seconds ? null : { type: "step-timeout", seconds, beat };
  }
}
