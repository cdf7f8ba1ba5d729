import { performance } from "node:perf_hooks";
import type { StepTimeout } from "@rwml/core/dataset";
import { type Beat, readBeat } from "./heartbeat.js";

/** Why a thread was ended from outside. */
export type ThreadEnd =
  /** A step took too long. */
  | { readonly type: "step-timeout"; readonly timeout: StepTimeout }
  /** Loading the environment took too long. */
  | { readonly type: "load-timeout"; readonly seconds: number }
  /** It was asked to stop and did not. */
  | { readonly type: "stopped" };

/** How long a thread may take; in seconds. */
export interface WatchLimits {
  /** For each thing that the environment or the policy is asked for; Infinity for ever. */
  readonly step: number;
  /** For loading the environment. */
  readonly load: number;
  /** For what is at hand when it is asked to stop. */
  readonly stop: number;
}

/**
 * Watches a thread by its heartbeat and aborts `end`, with a ThreadEnd as reason, when something takes too long. Only
 * time in which this thread runs counts, so that a suspended computer is no endless loop.
 */
export class Watchdog {
  readonly #end = new AbortController();
  readonly #memory: SharedArrayBuffer;
  readonly #limits: WatchLimits;
  readonly #stop: AbortSignal;
  readonly #timer: NodeJS.Timeout;
  readonly #pause: number;
  #lookedAt = performance.now();
  #count = -1;
  #stuckSeconds = 0;

  constructor(memory: SharedArrayBuffer, limits: WatchLimits, stop: AbortSignal) {
    this.#memory = memory;
    this.#limits = limits;
    this.#stop = stop;
    this.#pause = Math.max(10, Math.min(250, (Math.min(limits.step, limits.stop) * 1000) / 4));
    this.#timer = setInterval(() => this.#look(), this.#pause);
    this.#timer.unref();
  }

  /** Aborted when the thread has to be ended. */
  get end(): AbortSignal {
    return this.#end.signal;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = performance.now();
    const passed = Math.min(now - this.#lookedAt, 2 * this.#pause) / 1000;
    this.#lookedAt = now;
    const beat = readBeat(this.#memory);
    const isStuck = beat.count === this.#count && beat.phase !== "rest";
    this.#count = beat.count;
    this.#stuckSeconds = isStuck ? this.#stuckSeconds + passed : 0;
    const why = this.#endFor(beat);
    if (why === null) return;
    this.close();
    this.#end.abort(why);
  }

  #endFor({ phase, episode, step, action }: Beat): ThreadEnd | null {
    const { step: seconds, load, stop } = this.#limits;
    if (phase === "rest") return null;
    if (this.#stop.aborted && this.#stuckSeconds >= stop) return { type: "stopped" };
    if (phase === "load") return this.#stuckSeconds >= load ? { type: "load-timeout", seconds: load } : null;
    if (this.#stuckSeconds < seconds) return null;
    return { type: "step-timeout", timeout: { phase, episode, step, action, seconds } };
  }
}
