import { produce } from "immer";
import { nothingHappens, parseAction } from "./action-text.js";
import { applyAction } from "./apply-action.js";
import { isPossible } from "./is-possible.js";
import { observe } from "./observe.js";
import type { AlfworldState } from "./state.js";

/** What one command did, won or not: upstream lets a game be played on after its end. */
export interface Turn {
  readonly state: AlfworldState;
  readonly observation: string;
  /** False when the command was refused. */
  readonly taken: boolean;
}

/** Plays one command on a state, without an env and its end and its limit. */
export function takeTurn(before: AlfworldState, command: string): Turn {
  const parsed = parseAction(command, before.room.wording);
  if (parsed.type === "rejected" || !isPossible(before, parsed.action)) {
    return { state: before, observation: nothingHappens, taken: false };
  }
  const { action } = parsed;
  const state = produce(before, (draft) => applyAction(draft, action));
  return { state, observation: observe(state, { before, action }), taken: true };
}
