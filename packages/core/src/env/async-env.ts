import type { Rejection } from "../rules/action-codec.js";
import type { Rules } from "../rules/rules.js";
import type { ResetOptions } from "./env.js";
import type { Snapshot } from "./snapshot.js";
import type { Reset, Step } from "./step.js";

/** What a call that waits for players may be told. */
export interface CallOptions {
  /** Gives the call up: it rejects with the signal's reason, and the env stays as it was before. */
  readonly signal?: AbortSignal | undefined;
}

/** One action in an exchange. */
export interface Move<Action> {
  readonly role: string;
  readonly text: string;
  /** Null when the text was no action. */
  readonly action: Action | null;
  /** The world's refusal; null when the action was taken. */
  readonly rejection: Rejection | null;
}

/** What `reset` gives in an env with players. */
export interface AsyncReset<State, Action, Task> extends Reset<State, Task> {
  /** What players did before it was the role's turn, in order. */
  readonly moves: readonly Move<Action>[];
}

/** What one action and the players' answers to it did together. */
export interface AsyncStep<State, Action> extends Step<State, Action> {
  /** Every action in order, the role's own first. */
  readonly moves: readonly Move<Action>[];
}

/**
 * An env in which players act for all roles but one. The calls are those of `Env`; `reset` and `step` wait until it
 * is the role's turn again. While one of them waits, it is the only one: another, and `restore`, throw a GymError
 * `env/busy`. When it fails, nothing of it has happened, so it can be tried again.
 */
export interface AsyncEnv<State, Action, Task> {
  readonly rules: Rules<State, Action, Task>;
  /** The role that is left to act. */
  readonly role: string;
  /** The number of the role's steps after which an episode is truncated; null without a limit. */
  readonly maxSteps: number | null;
  /** The current state, frozen. Throws EnvNotStartedError before the first `reset`. */
  readonly state: State;
  reset(options?: ResetOptions<Task> & CallOptions): Promise<AsyncReset<State, Action, Task>>;
  /**
   * Rejects with EpisodeEndedError after the end, and with PlayerRejectedError when the rules refuse a player's
   * action; a bad action of the role itself is a result, not an error.
   */
  step(action: string | Action, options?: CallOptions): Promise<AsyncStep<State, Action>>;
  /** Texts of all actions that can be taken now; empty where the rules cannot list them. */
  admissible(): readonly string[];
  /** The same as `Env`'s. While a call waits, what was before it. */
  snapshot(): Snapshot<State>;
  /** Throws a GymError `env/not-its-turn` for a snapshot in which another role is to act. */
  restore(snapshot: Snapshot<State>): void;
  /** An independent env in the same state, with the same players. */
  fork(): AsyncEnv<State, Action, Task>;
}
