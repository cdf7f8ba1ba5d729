import type { Env } from "../env/env.js";
import type { Step } from "../env/step.js";
import { badMapping, wrapEnv } from "../internal/wrap-env.js";

/**
 * Changes what a step is worth.
 *
 * @example mapReward(env, ({ reward, rejection }) => (rejection === null ? reward : reward - 0.1))
 */
export function mapReward<State, Action, Task>(
  env: Env<State, Action, Task>,
  map: (step: Step<State, Action>) => number,
): Env<State, Action, Task> {
  return wrapEnv(env, {
    step(step) {
      const reward: unknown = map(step);
      if (Number.isFinite(reward)) return { ...step, reward: reward as number };
      throw badMapping("mapReward", step.text, reward, "a finite number");
    },
  });
}
