import type { Env } from "../env/env.js";
import { wrapEnv } from "../internal/wrap-env.js";

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
    reset: (reset) => ({ ...reset, observation: map(reset.observation, reset.state) }),
    step: (step) => ({ ...step, observation: map(step.observation, step.after) }),
  });
}
