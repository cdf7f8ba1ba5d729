import { currentOf } from "../draft/current-of.js";
import { foretell } from "../draft/foretell.js";
import { produceTables } from "../draft/produce-tables.js";
import { applyAction } from "../env/apply-action.js";
import { startState } from "../env/start-state.js";
import { applyPatches } from "../internal/apply-patches.js";
import type { Random } from "../random/random.js";
import { type Cause, defaultRole, type Rules } from "../rules/rules.js";
import type { ScriptedPlayer } from "./player.js";
import { scriptedAction } from "./player-of.js";
import { takeTurns } from "./take-turns.js";

/** Options of `embedPlayers`. */
export interface EmbedOptions {
  /** The role that is left to act. Default: `agent`. */
  readonly role?: string;
}

/**
 * Makes rules of several roles into rules of one: the players of the others become a part of the world. `start` and
 * `apply` go on with the players' actions until it is the remaining role's turn or the episode is over.
 *
 * One step is then a whole exchange: the remaining role's action and all answers to it. `observe` and `judge` are
 * asked once, about the state that the exchange led to, with the remaining role's action and the state before it. A
 * reward that is read off the states therefore counts what players did too; one that is paid for a player's action as
 * such, and an end that shows in nothing but that action, are not seen.
 *
 * The rules keep their id and version, so that snapshots of the one can be gone on with in the other. `apply` throws
 * a PlayerRejectedError for an action that the rules refuse, and a GymError `env/no-player`, `env/player-failed`,
 * `env/no-action` or `env/endless-players`.
 *
 * @example openEnv(embedPlayers(rules, { user: (state) => ({ type: "say", text: nextSentence(state) }) }))
 */
export function embedPlayers<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  players: Readonly<Record<string, NoInfer<ScriptedPlayer<State, Action>>>>,
  { role: remaining = defaultRole }: EmbedOptions = {},
): Rules<State, Action, Task> {
  const playOn = (state: State, random: Random, cause?: Cause<State, Action>) => {
    const turns = takeTurns(rules, remaining, state, random, cause);
    let next = turns.next();
    while (!next.done) next = turns.next(scriptedAction(players, next.value.role, next.value.state));
    return next.value;
  };
  const { turn: _, ...untouched } = rules;
  return {
    ...untouched,
    start(task, random) {
      const state = startState(rules, task, random);
      return playOn(state, random).at(-1)?.after ?? state;
    },
    apply(draft, action, random) {
      // Players see the states in between. To take each from the one draft would copy every record changed so far.
      const before = currentOf(draft) as State;
      const [after, patches] = applyAction(rules, before, action, random);
      const answers = playOn(after, random, { before, action });
      applyPatches(draft, [patches, ...answers.map((answer) => answer.patches)].flat());
      const states = [after, ...answers.map((answer) => answer.after)] as readonly object[];
      if (rules.produce === produceTables) foretell(draft, states);
    },
  };
}
