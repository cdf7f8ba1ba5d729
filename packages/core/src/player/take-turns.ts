import { askTurn, askVerdict } from "../env/ask-rules.js";
import { type ActionOutcome, requireAction, takeAction } from "../env/take-action.js";
import { GymError, PlayerRejectedError } from "../errors.js";
import type { Random } from "../random/random.js";
import type { Cause, Rules } from "../rules/rules.js";

const longestRow = 1000;

/** A moment in which a role that is not the remaining one is to act. */
export interface Turn<State> {
  readonly role: string;
  readonly state: State;
}

/** What a player's action did. */
export interface PlayerOutcome<State, Action> extends ActionOutcome<State, Action> {
  readonly role: string;
}

/**
 * Asks for one player's action after another, from a state on, until it is the remaining role's turn or the episode
 * is over; gives what they did. It is pure: whoever drives it calls the players, waiting for them or not.
 *
 * Throws a PlayerRejectedError, and a GymError `env/endless-players` when the turn never comes back.
 *
 * @param cause what the end of the episode is judged by, beside the state
 */
export function* takeTurns<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  remaining: string,
  first: State,
  random: Random,
  cause?: Cause<State, Action>,
): Generator<Turn<State>, readonly PlayerOutcome<State, Action>[], string | Action> {
  const outcomes: PlayerOutcome<State, Action>[] = [];
  for (let state = first; ; state = outcomes.at(-1)!.after) {
    const role = askTurn(rules, state, remaining);
    if (role === remaining || askVerdict(rules, state, cause).terminated) return outcomes;
    if (outcomes.length === longestRow) throw endless(role, remaining);
    const action = yield { role, state };
    requireAction(action, rules, `The player of "${role}" chose`);
    const outcome = takeAction(rules, state, action, random);
    if (outcome.rejection !== null) throw new PlayerRejectedError(role, outcome.text, outcome.rejection);
    outcomes.push({ role, ...outcome });
  }
}

function endless(role: string, remaining: string): GymError {
  return new GymError(
    "env/endless-players",
    `Players have acted ${longestRow} times in a row and it is the turn of "${role}" again, not of "${remaining}". Let the player or the rules pass the turn on.`,
  );
}
