import type { StepWatch, WatchedPhase } from "@rwml/core/dataset";

/** What a collecting thread is asked for: to load the environment, or what the environment and the policy are. */
export type ThreadPhase = "load" | WatchedPhase;

/** What a thread was doing when it was looked at. */
export interface Beat {
  /** Rises with everything that the thread begins or ends. */
  readonly count: number;
  /** What was asked for last. */
  readonly phase: ThreadPhase;
  /** Whether that is done, so that nothing of others is waited for. */
  readonly isResting: boolean;
  /** -1 before the first. */
  readonly episode: number;
  readonly step: number;
  /** The action's text, the first 8 KiB of it; null where the world has taken none. */
  readonly action: string | null;
}

const phases: readonly ThreadPhase[] = ["load", "start", "after-start", "choose", "step", "after-step"];
const fields = { count: 0, phase: 1, resting: 2, episode: 3, step: 4, length: 5 } as const;
const headerBytes = 32;
const actionBytes = 8192;

/** The memory that a thread tells its doings in, so that they can be read even while it is stuck. */
export function heartbeatMemory(): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(headerBytes + actionBytes);
  const view = new Int32Array(memory, 0, headerBytes / 4);
  view[fields.episode] = -1;
  view[fields.length] = -1;
  return memory;
}

/** The thread's side: writes what is waited for. Until the first call, the thread is loading. */
export class Heartbeat implements StepWatch {
  readonly #fields: Int32Array;
  readonly #action: Buffer;

  constructor(memory: SharedArrayBuffer) {
    this.#fields = new Int32Array(memory, 0, headerBytes / 4);
    this.#action = Buffer.from(memory, headerBytes);
  }

  begin(phase: WatchedPhase, episode: number, step: number, action: string | null): void {
    this.#fields[fields.episode] = episode;
    this.#fields[fields.step] = step;
    this.#fields[fields.length] = action === null ? -1 : this.#action.write(action, "utf8");
    Atomics.store(this.#fields, fields.phase, phases.indexOf(phase));
    this.#beat(false);
  }

  rest(): void {
    this.#beat(true);
  }

  #beat(isResting: boolean): void {
    Atomics.store(this.#fields, fields.resting, isResting ? 1 : 0);
    Atomics.add(this.#fields, fields.count, 1);
  }
}

/** Reads what a thread is doing. */
export function readBeat(memory: SharedArrayBuffer): Beat {
  const view = new Int32Array(memory, 0, headerBytes / 4);
  const length = view[fields.length]!;
  return {
    count: Atomics.load(view, fields.count),
    phase: phases[Atomics.load(view, fields.phase)]!,
    isResting: Atomics.load(view, fields.resting) === 1,
    episode: view[fields.episode]!,
    step: view[fields.step]!,
    action: length === -1 ? null : Buffer.from(memory, headerBytes, length).toString(),
  };
}
