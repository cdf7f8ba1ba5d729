import { GymError } from "../errors.js";

/** The player of a role. Throws a GymError `env/no-player` that names those there are. */
export function playerOf<AnyPlayer>(players: Readonly<Record<string, AnyPlayer>>, role: string): AnyPlayer {
  const player = Object.hasOwn(players, role) ? players[role] : undefined;
  if (player !== undefined) return player;
  const known = Object.keys(players).map((name) => `"${name}"`);
  throw new GymError(
    "env/no-player",
    `It is the turn of "${role}", and no player acts for it. There are players for: ${known.join(", ") || "nobody"}.`,
  );
}
