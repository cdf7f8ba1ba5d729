import type { Env } from "../env/env.js";
import type { Step } from "../env/step.js";
import { wrapEnv } from "../internal/wrap-env.js";

/**
 * Changes what a step is worth.
 *
 * @example mapReward(env, ({ reward, rejection }) => (rejection === null ? reward : reward - 0.1))
 */
export function mapReward<State, Action, Task>(
  env: Env<State, Action, Task>,
  map: (step: Step<State, Action>) => number,
): Env<State, Action, Task> {
  return wrapEnv(env, { step: (step) => ({ ...step, reward: map(step) }) });
}
