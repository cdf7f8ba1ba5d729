import type { Env, ResetOptions } from "../env/env.js";
import type { Snapshot } from "../env/snapshot.js";
import type { Reset, Step } from "../env/step.js";
import { GymError } from "../errors.js";
import type { Rules } from "../rules/rules.js";
import { valueText } from "./value-text.js";

/** What a wrapper makes of the actions and the results of an env. */
export interface EnvChange<State, Action, Task> {
  readonly action?: (action: string | Action, state: State) => string | Action;
  readonly reset?: (reset: Reset<State, Task>) => Reset<State, Task>;
  readonly step?: (step: Step<State, Action>) => Step<State, Action>;
}

/** The error for a wrapper's function that returns what it may not. */
export function badMapping(
  wrapper: string,
  action: string | null,
  value: unknown,
  expected: string,
): GymError {
  const moment = action === null ? "at the reset" : `for the action ${JSON.stringify(action)}`;
  return new GymError(
    "env/bad-mapping",
    `The function given to ${wrapper} returned ${valueText(value)} ${moment}. It must return ${expected}.`,
  );
}

/** Puts a change around an env and around all its forks. Snapshots stay those of the env inside. */
export function wrapEnv<State, Action, Task>(
  env: Env<State, Action, Task>,
  change: EnvChange<State, Action, Task>,
): Env<State, Action, Task> {
  return new WrappedEnv(env, change);
}

class WrappedEnv<State, Action, Task> implements Env<State, Action, Task> {
  readonly rules: Rules<State, Action, Task>;
  readonly maxSteps: number | null;
  readonly #env: Env<State, Action, Task>;
  readonly #change: EnvChange<State, Action, Task>;

  constructor(env: Env<State, Action, Task>, change: EnvChange<State, Action, Task>) {
    this.rules = env.rules;
    this.maxSteps = env.maxSteps;
    this.#env = env;
    this.#change = change;
  }

  get state(): State {
    return this.#env.state;
  }

  reset(options?: ResetOptions<Task>): Reset<State, Task> {
    const reset = this.#env.reset(options);
    return this.#change.reset?.(reset) ?? reset;
  }

  step(action: string | Action): Step<State, Action> {
    const { action: change } = this.#change;
    const step = this.#env.step(change === undefined ? action : change(action, this.#env.state));
    return this.#change.step?.(step) ?? step;
  }

  admissible(): readonly string[] {
    return this.#env.admissible();
  }

  snapshot(): Snapshot<State> {
    return this.#env.snapshot();
  }

  restore(snapshot: Snapshot<State>): void {
    this.#env.restore(snapshot);
  }

  fork(): Env<State, Action, Task> {
    return new WrappedEnv(this.#env.fork(), this.#change);
  }
}
