import type { Draft } from "immer";
import type { Produce } from "../draft/produce.js";
import type { Random } from "../random/random.js";
import type { ActionCodec, Rejection } from "./action-codec.js";
import type { JsonObject } from "./json.js";

/** The action that led to a state, and the state it was taken in. */
export interface Cause<State, Action> {
  readonly before: State;
  readonly action: Action;
}

/** The role that acts where rules name none, and that is left to act where players act for the others. */
export const defaultRole = "agent";

/** What a state is worth. */
export interface Verdict {
  readonly reward: number;
  /** True when the episode has reached an end of its own; time limits are the env's business. */
  readonly terminated: boolean;
  readonly info?: JsonObject;
}

/**
 * The pure description of a world: data in, data out, synchronous, no I/O, no clock, no global randomness.
 *
 * `State` must be JSON (records keyed by id rather than arrays, so that patches stay small); `Action` a union
 * discriminated by `type`, so that `apply` can be an exhaustive `match`.
 */
export interface Rules<State, Action, Task> {
  /** For example `alfworld/generated`. */
  readonly id: string;
  /** Raised whenever the same seed and actions would give another episode. */
  readonly version: string;
  readonly actions: ActionCodec<State, Action>;
  /** The first state of an episode about a task. */
  start(task: Task, random: Random): State;
  /** Why an action cannot be taken in a state, or undefined when it can. Without it, every action can. */
  check?(state: State, action: Action): Rejection | undefined;
  /**
   * The role whose action is awaited in a state; what it says of a state in which the episode is over does not matter.
   * Without it there is one role, `agent`. The other members are about whichever role's turn it is.
   */
  turn?(state: State): string;
  /** Changes a draft of the state. Called only for actions that pass `check`. */
  apply(draft: Draft<State>, action: Action, random: Random): void;
  /**
   * Makes the drafts. Default: immer's `produceWithPatches`. `produceTables` is several times as fast for states with
   * objects of hundreds of keys or more.
   */
  readonly produce?: Produce;
  /** The text an agent sees. `last` is absent for the first observation of an episode. */
  observe(after: State, last?: Cause<State, Action>): string;
  /** Reward and end. `last` is absent at the start and after a rejected action. */
  judge(after: State, last?: Cause<State, Action>): Verdict;
  /** All actions that can be taken now, where they can be listed. */
  admissible?(state: State): readonly Action[];
  /**
   * What `admissible` lists: every action that can be taken, or only some of them, because there are too many or they
   * hold words that anybody can make up. Default: `complete`.
   */
  readonly listing?: "complete" | "partial";
}

/**
 * Gives rules their types: with explicit type arguments the author gets completion and checks in every member.
 *
 * @example
 * const counter = defineRules<{ count: number }, { type: "increment" }, null>({ … })
 */
export function defineRules<State, Action, Task>(
  rules: Rules<State, Action, Task>,
): Rules<State, Action, Task> {
  return rules;
}
