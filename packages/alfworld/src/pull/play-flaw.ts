import { openEnv } from "@rwml/core";
import { loadGame } from "../game/load-game.js";
import { alfworldRules } from "../world/rules.js";

/** Why a game cannot be played, as it turns out where one is begun; null where it can. */
export function playFlaw(path: string): string | null {
  try {
    const env = openEnv(alfworldRules);
    env.reset({ task: loadGame(path) });
    env.admissible();
    env.step("look");
    return null;
  } catch (failure) {
    // Whatever is thrown, the other games are worth looking at.
    return failure instanceof Error ? failure.message : String(failure);
  }
}
