import type { JsonObject } from "./json.js";

/**
 * The world's answer to an action that it does not take.
 * A bad action is a result, never an exception: the episode goes on and the state stays as it was.
 */
export interface Rejection {
  readonly type: "rejected";
  /** `unknown`: the text is no action at all. `impossible`: an action, but not one that can be taken now. */
  readonly reason: "unknown" | "impossible";
  /** What the agent sees. */
  readonly observation: string;
}

/** What a text turned out to be. */
export type Parsed<Action> = { readonly type: "action"; readonly action: Action } | Rejection;

/** Translates between the texts that agents write and typed actions. */
export interface ActionCodec<State, Action> {
  /** JSON Schema of an action, for tools and documentation. */
  readonly schema: JsonObject;
  /** Reads a text. Must undo `print` for every admissible action. */
  parse(text: string, state: State): Parsed<Action>;
  /** Writes an action as the text an agent would send. */
  print(action: Action, state: State): string;
}
