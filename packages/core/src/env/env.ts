import type { Rules } from "../rules/rules.js";
import type { Snapshot } from "./snapshot.js";
import type { Reset, Step } from "./step.js";

/** What `reset` may be told. */
export interface ResetOptions<Task> {
  /** Default: one more than the last seed, from 0. */
  readonly seed?: number;
  /** A task, or its id in the env's task source. Default: one drawn by the seed. */
  readonly task?: Task | string;
}

/**
 * A driver that holds one current state of some rules and offers the Gym calls.
 * A finished env refuses `step`: there is no automatic reset.
 */
export interface Env<State, Action, Task> {
  readonly rules: Rules<State, Action, Task>;
  /** The number of steps after which an episode is truncated; null without a limit. */
  readonly maxSteps: number | null;
  /** The current state, frozen. Throws EnvNotStartedError before the first `reset`. */
  readonly state: State;
  reset(options?: ResetOptions<Task>): Reset<State, Task>;
  /** Throws EpisodeEndedError after the end; a bad action is a result, not an error. */
  step(action: string | Action): Step<State, Action>;
  /** Texts of all actions that can be taken now; empty where the rules cannot list them. */
  admissible(): readonly string[];
  snapshot(): Snapshot<State>;
  restore(snapshot: Snapshot<State>): void;
  /** An independent env in the same state; costs no copy, because states are frozen. */
  fork(): Env<State, Action, Task>;
}

/** An env of which only the texts matter. */
// biome-ignore lint/suspicious/noExplicitAny: rules are contravariant in their types, `unknown` would refuse every env
export type AnyEnv = Env<any, any, any>;
