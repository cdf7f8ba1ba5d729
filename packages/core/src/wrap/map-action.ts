import type { Env } from "../env/env.js";
import { badMapping, wrapEnv } from "../internal/wrap-env.js";

/**
 * Changes what the agent says before the world reads it, for agents that speak in another way. Typed actions pass as they
 * are; steps show the text that the world was given, and `admissible` lists the world's own.
 *
 * @example mapAction(env, (text) => text.trim().toLowerCase())
 */
export function mapAction<State, Action, Task>(
  env: Env<State, Action, Task>,
  map: (action: string, state: State) => string,
): Env<State, Action, Task> {
  return wrapEnv(env, {
    action(action, state) {
      if (typeof action !== "string") return action;
      const mapped: unknown = map(action, state);
      if (typeof mapped === "string") return mapped;
      throw badMapping("mapAction", action, mapped, "a string");
    },
  });
}
