import type { StepWatch, WatchedPhase } from "@rwml/core/dataset";

/** What a collecting thread waits for: its own beginning, nothing of others, or an environment or policy. */
export type ThreadPhase = "load" | "rest" | WatchedPhase;

/** What a thread was doing when it was looked at. */
export interface Beat {
  /** Rises with everything that the thread begins or ends. */
  readonly count: number;
  readonly phase: ThreadPhase;
  readonly episode: number;
  readonly step: number;
  /** The action's text, the first 8 KiB of it; null outside a step of the world. */
  readonly action: string | null;
}

const phases: readonly ThreadPhase[] = ["load", "rest", "start", "choose", "step"];
const fields = { count: 0, phase: 1, episode: 2, step: 3, length: 4 } as const;
const headerBytes = 32;
const actionBytes = 8192;

/** The memory that a thread tells its doings in, so that they can be read even while it is stuck. */
export function heartbeatMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(headerBytes + actionBytes);
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
    this.#beat(phase);
  }

  rest(): void {
    this.#beat("rest");
  }

  #beat(phase: ThreadPhase): void {
    Atomics.store(this.#fields, fields.phase, phases.indexOf(phase));
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
    episode: view[fields.episode]!,
    step: view[fields.step]!,
    action: length === -1 ? null : Buffer.from(memory, headerBytes, length).toString(),
  };
}
