import { defineRules, type Rules } from "@rwml/core";
import type { Game } from "../game/game.js";
import { actionSchema } from "./action-schema.js";
import { nothingHappens, parseAction, printAction } from "./action-text.js";
import type { AlfworldAction } from "./actions.js";
import { admissible } from "./admissible.js";
import { applyAction } from "./apply-action.js";
import { isPossible } from "./is-possible.js";
import { isWon } from "./is-won.js";
import { observe } from "./observe.js";
import { startState } from "./start-state.js";
import type { AlfworldState } from "./state.js";

/** Choices about how games are played. */
export interface AlfworldRulesOptions {
  /**
   * Numbers the entities of each class anew in every episode ("apple 1" may be another apple), upstream's
   * `domain_randomization` for training. Default: false.
   */
  readonly shuffleNames?: boolean;
}

/** The rules of ALFWorld's text environment, version 0.5 (and 0.2 to 0.3.5 for games with their texts). */
export function makeAlfworldRules({
  shuffleNames = false,
}: AlfworldRulesOptions = {}): Rules<AlfworldState, AlfworldAction, Game> {
  return defineRules<AlfworldState, AlfworldAction, Game>({
    id: shuffleNames ? "alfworld-shuffled" : "alfworld",
    version: "1",
    actions: {
      schema: actionSchema,
      parse: (text, state) => parseAction(text, state.room.wording),
      print: (action, state) => printAction(action, state.room.wording),
    },
    start: (game, random) => (shuffleNames ? startState(game, random) : sharedStart(game)),
    check: (state, action) =>
      isPossible(state, action)
        ? undefined
        : { type: "rejected", reason: "impossible", observation: nothingHappens },
    apply: applyAction,
    observe,
    judge(state) {
      const won = isWon(state);
      const score = won ? 1 : 0;
      return { reward: score, terminated: won, info: { won, score } };
    },
    admissible: (state) => admissible(state).actions,
  });
}

/** The rules that play games as upstream does outside of its training. */
export const alfworldRules = makeAlfworldRules();

const starts = new WeakMap<Game, AlfworldState>();

/** All episodes of a game can begin in the same state object, since states are never changed. */
function sharedStart(game: Game): AlfworldState {
  let state = starts.get(game);
  if (state === undefined) {
    state = startState(game);
    starts.set(game, state);
  }
  return state;
}
