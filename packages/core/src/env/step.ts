import type { Patch } from "immer";
import type { Rejection } from "../rules/action-codec.js";
import type { JsonObject } from "../rules/json.js";

export type { Patch } from "immer";

/** What `reset` gives. */
export interface Reset<State, Task> {
  readonly observation: string;
  readonly state: State;
  readonly task: Task;
  /** The task's id in the env's task source; null for a task handed over directly. */
  readonly taskId: string | null;
  readonly seed: number;
  readonly info: JsonObject;
}

/** What one action did. */
export interface Step<State, Action> {
  /** The action as text. */
  readonly text: string;
  /** The typed action; null when the text was no action. */
  readonly action: Action | null;
  /** The world's refusal; null when the action was taken. */
  readonly rejection: Rejection | null;
  readonly observation: string;
  readonly reward: number;
  /** The episode reached an end of its own. */
  readonly terminated: boolean;
  /** The episode was cut off by the step limit. */
  readonly truncated: boolean;
  readonly info: JsonObject;
  readonly before: State;
  readonly after: State;
  /** From `before` to `after`, as immer patches. */
  readonly patches: readonly Patch[];
  /** From `after` back to `before`. */
  readonly inverse: readonly Patch[];
}
