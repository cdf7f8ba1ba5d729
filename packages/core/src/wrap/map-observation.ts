import type { Env } from "../env/env.js";
import { badMapping, wrapEnv } from "../internal/wrap-env.js";

/**
 * Changes what the agent sees. Snapshots, and so `restore` and `fork`, keep the world's own text.
 *
 * @example mapObservation(env, (observation) => observation.toLowerCase())
 */
export function mapObservation<State, Action, Task>(
  env: Env<State, Action, Task>,
  map: (observation: string, state: State) => string,
): Env<State, Action, Task> {
  return wrapEnv(env, {
    reset: (reset) => ({ ...reset, observation: mapped(map(reset.observation, reset.state), null) }),
    step: (step) => ({ ...step, observation: mapped(map(step.observation, step.after), step.text) }),
  });
}

function mapped(observation: unknown, action: string | null): string {
  if (typeof observation === "string") return observation;
  throw badMapping("mapObservation", action, observation, "a string");
}
