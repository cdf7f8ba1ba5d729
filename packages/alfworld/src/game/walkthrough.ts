import { entityNames } from "./entity-names.js";
import type { Game } from "./game.js";

/**
 * The walkthrough of a game as commands that its episodes take. Some files write PDDL ids in place of names;
 * those become display names. Null when the file gives no walkthrough.
 */
export function readableWalkthrough(game: Game): readonly string[] | null {
  if (game.walkthrough === null) return null;
  const names = entityNames(game.problem.facts);
  return game.walkthrough.map((command) =>
    command
      .split(" ")
      .map((word) => (word.includes("_bar_") ? (names[word.toLowerCase()] ?? word) : word))
      .join(" "),
  );
}
