import { untilAborted } from "../internal/until-aborted.js";
import type { Player } from "../player/player.js";
import { playerOf } from "../player/player-of.js";
import { type PlayerOutcome, takeTurns } from "../player/take-turns.js";
import type { Random } from "../random/random.js";
import type { Cause, Rules } from "../rules/rules.js";

/** Who sits around a world: its rules, the role that an env steps, and the players of the others. */
export interface Table<State, Action, Task> {
  readonly rules: Rules<State, Action, Task>;
  readonly role: string;
  readonly players: Readonly<Record<string, Player<State, Action>>>;
}

/** Waits for the players of a table to take their turns from a state on, and gives what they did. */
export async function playOn<State, Action, Task>(
  { rules, role: remaining, players }: Table<State, Action, Task>,
  state: State,
  random: Random,
  cause: Cause<State, Action> | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly PlayerOutcome<State, Action>[]> {
  const turns = takeTurns(rules, remaining, state, random, cause);
  let next = turns.next();
  while (!next.done) {
    signal?.throwIfAborted();
    const { role } = next.value;
    const acting = playerOf(players, role).act({ ...next.value, signal });
    next = turns.next(await untilAborted(acting, signal));
  }
  return next.value;
}
