/** What a player sees before it acts. */
export interface PlayerInput<State> {
  readonly state: State;
  /** Whose action is awaited. */
  readonly role: string;
  /** Aborted when the answer is no longer wanted. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Supplies the actions of another role, such as a customer that a language model plays. What a player needs to
 * remember stands in the state: it keeps nothing between two calls, so that envs can be forked and restored.
 */
export interface Player<State, Action> {
  /** The action, or its text. May throw: the env then stays as it was and can be asked again. */
  act(input: PlayerInput<State>): Promise<Action | string>;
}

/** A player whose next action follows from the state alone. Pure, so that it can become a part of rules. */
export type ScriptedPlayer<State, Action> = (state: State) => Action;
