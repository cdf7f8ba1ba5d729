import { GymError, isGymError } from "../errors.js";
import { stackAt } from "../internal/stack-at.js";
import { thrownText } from "../internal/thrown-text.js";
import { valueText } from "../internal/value-text.js";
import type { Player, ScriptedPlayer } from "./player.js";

/**
 * The player of a role. Throws a GymError `env/no-player` that names those there are, or says that what stands there
 * cannot act.
 */
export function playerOf<State, Action>(
  players: Readonly<Record<string, Player<State, Action>>>,
  role: string,
): Player<State, Action> {
  const player = ownPlayer(players, role);
  if (typeof (player as { readonly act?: unknown } | null)?.act === "function") return player;
  throw cannotAct(role, player, "{ act }, such as { act: async ({ state }) => … }");
}

/** The action of the scripted player of a role. Throws as `playerOf` does, and a GymError `env/player-failed`. */
export function scriptedAction<State, Action>(
  players: Readonly<Record<string, ScriptedPlayer<State, Action>>>,
  role: string,
  state: State,
): Action {
  const player = ownPlayer(players, role);
  if (typeof player !== "function") throw cannotAct(role, player, "a function of the state");
  try {
    return player(state);
  } catch (cause) {
    if (isGymError(cause)) throw cause;
    const text = `The player of "${role}" failed: ${thrownText(cause)}`;
    const failure = new GymError("env/player-failed", text, { cause });
    failure.stack = stackAt(failure, cause);
    throw failure;
  }
}

function ownPlayer<AnyPlayer>(players: Readonly<Record<string, AnyPlayer>>, role: string): AnyPlayer {
  const player = Object.hasOwn(players, role) ? players[role] : undefined;
  if (player !== undefined) return player;
  const known = Object.keys(players).map((name) => `"${name}"`);
  throw new GymError(
    "env/no-player",
    `It is the turn of "${role}", and no player acts for it. There are players for: ${known.join(", ") || "nobody"}.`,
  );
}

function cannotAct(role: string, player: unknown, expected: string): GymError {
  return new GymError(
    "env/no-player",
    `It is the turn of "${role}", and what stands for its player is ${valueText(player)}. It must be ${expected}.`,
  );
}
