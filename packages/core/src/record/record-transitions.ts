import type { Env, ResetOptions } from "../env/env.js";
import type { Snapshot } from "../env/snapshot.js";
import type { Reset, Step } from "../env/step.js";
import type { Rules } from "../rules/rules.js";
import { rulesName } from "../rules/rules-name.js";
import { EpisodeRecorder } from "./episode-recorder.js";
import type { RecordSink } from "./record-event.js";

/** Options of `recordTransitions`. */
export interface RecordOptions {
  /** Who chooses the actions, for the episode rows. Default: `unknown`. */
  readonly policy?: string;
  /** The number of the first episode. Default: 0. */
  readonly firstEpisode?: number;
}

/** An env that records. */
export interface RecordingEnv<State, Action, Task> extends Env<State, Action, Task> {
  /** Ends the current episode's recording, with what failed if something did. `reset` and `restore` do so too. */
  endEpisode(failure?: unknown): void;
}

/**
 * Records every episode that is played in an env.
 *
 * `restore` begins a new episode at the restored state. A fork plays on without being recorded, because it asks
 * what would be and is no part of the episode: wrap it in a recorder of its own to keep it.
 *
 * @example
 * const env = recordTransitions(openEnv(rules, { tasks }), (event) => events.push(event));
 */
export function recordTransitions<State, Action, Task>(
  env: Env<State, Action, Task>,
  sink: RecordSink,
  options: RecordOptions = {},
): RecordingEnv<State, Action, Task> {
  return new RecordedEnv(env, sink, options);
}

class RecordedEnv<State, Action, Task> implements RecordingEnv<State, Action, Task> {
  readonly rules: Rules<State, Action, Task>;
  readonly maxSteps: number | null;
  readonly #env: Env<State, Action, Task>;
  readonly #sink: RecordSink;
  readonly #policy: string;
  #nextEpisode: number;
  #recorder: EpisodeRecorder | null = null;

  constructor(env: Env<State, Action, Task>, sink: RecordSink, options: RecordOptions) {
    this.rules = env.rules;
    this.maxSteps = env.maxSteps;
    this.#env = env;
    this.#sink = sink;
    this.#policy = options.policy ?? "unknown";
    this.#nextEpisode = options.firstEpisode ?? 0;
  }

  get state(): State {
    return this.#env.state;
  }

  reset(options: ResetOptions<Task> = {}): Reset<State, Task> {
    this.endEpisode();
    const reset = this.#env.reset(options);
    this.#open(reset);
    return reset;
  }

  step(action: string | Action): Step<State, Action> {
    const step = this.#env.step(action);
    this.#recorder?.step(step);
    return step;
  }

  restore(snapshot: Snapshot<State>): void {
    this.endEpisode();
    this.#env.restore(snapshot);
    if (!snapshot.ended) this.#open({ seed: null, taskId: null, task: null, info: {} });
  }

  endEpisode(failure?: unknown): void {
    this.#recorder?.end(failure);
    this.#recorder = null;
  }

  admissible(): readonly string[] {
    return this.#env.admissible();
  }

  snapshot(): Snapshot<State> {
    return this.#env.snapshot();
  }

  fork(): Env<State, Action, Task> {
    return this.#env.fork();
  }

  #open(origin: {
    readonly seed: number | null;
    readonly taskId: string | null;
    readonly task: unknown;
    readonly info: Reset<State, Task>["info"];
  }): void {
    const { seed, taskId, task, info } = origin;
    this.#recorder = new EpisodeRecorder(this.#sink, {
      episode: this.#nextEpisode,
      rules: rulesName(this.rules),
      policy: this.#policy,
      snapshot: this.#env.snapshot(),
      seed,
      taskId,
      task,
      info,
    });
    this.#nextEpisode++;
  }
}
