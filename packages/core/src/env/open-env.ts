import { EnvNotStartedError, EpisodeEndedError } from "../errors.js";
import type { Rules } from "../rules/rules.js";
import type { TaskSource } from "../rules/task-source.js";
import { admissibleTexts } from "./admissible-texts.js";
import { concludeStep } from "./conclude-step.js";
import type { Env, ResetOptions } from "./env.js";
import { type Episode, episodeFrom, forkEpisode, openEpisode, snapshotOf, startEpisode } from "./episode.js";
import { inPlace, wishText } from "./in-place.js";
import { stepLimit } from "./require-options.js";
import type { Snapshot } from "./snapshot.js";
import type { Reset, Step } from "./step.js";
import { takeAction } from "./take-action.js";

/** Options of `openEnv`. */
export interface OpenEnvOptions<Task> {
  /** Where `reset` finds tasks. Without it every `reset` must be given one. */
  readonly tasks?: TaskSource<Task>;
  /** Truncates episodes after this many steps, rejected ones included. Default: no limit. */
  readonly maxSteps?: number;
}

/**
 * Opens an env on some rules. Throws a GymError `env/bad-option` for a step limit that is none.
 *
 * @example
 * const env = openEnv(rules, { tasks, maxSteps: 50 });
 * const { observation } = env.reset({ seed: 1 });
 * const step = env.step("look");
 */
export function openEnv<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  options: OpenEnvOptions<Task> = {},
): Env<State, Action, Task> {
  return new RulesEnv(rules, options.tasks ?? null, stepLimit(options.maxSteps));
}

class RulesEnv<State, Action, Task> implements Env<State, Action, Task> {
  readonly rules: Rules<State, Action, Task>;
  readonly maxSteps: number | null;
  readonly #tasks: TaskSource<Task> | null;
  #nextSeed = 0;
  #episode: Episode<State> | null = null;
  /** Of the episode that is played; null for one that was restored. */
  #seed: number | null = null;

  constructor(rules: Rules<State, Action, Task>, tasks: TaskSource<Task> | null, maxSteps: number | null) {
    this.rules = rules;
    this.#tasks = tasks;
    this.maxSteps = maxSteps;
  }

  get state(): State {
    return this.#current().state;
  }

  reset(options: ResetOptions<Task> = {}): Reset<State, Task> {
    const seed = options.seed ?? this.#nextSeed;
    this.#nextSeed = seed + 1;
    try {
      const { state, random, task, taskId } = startEpisode(this.rules, this.#tasks, options.task, seed);
      const { episode, info } = openEpisode(this.rules, state, random);
      this.#episode = episode;
      this.#seed = seed;
      return { observation: episode.observation, state, task, taskId, seed, info };
    } catch (failure) {
      throw inPlace(failure, { seed, step: null, action: null });
    }
  }

  step(action: string | Action): Step<State, Action> {
    const episode = this.#current();
    if (episode.ended) throw new EpisodeEndedError();
    try {
      const outcome = takeAction(this.rules, episode.state, action, episode.random);
      const { step, next } = concludeStep(this.rules, this.maxSteps, episode, outcome);
      this.#episode = next;
      return step;
    } catch (failure) {
      throw inPlace(failure, { seed: this.#seed, step: episode.steps, action: wishText(action) });
    }
  }

  admissible(): readonly string[] {
    const { state, steps } = this.#current();
    try {
      return admissibleTexts(this.rules, state);
    } catch (failure) {
      throw inPlace(failure, { seed: this.#seed, step: steps, action: null });
    }
  }

  snapshot(): Snapshot<State> {
    return snapshotOf(this.rules, this.#current());
  }

  restore(snapshot: Snapshot<State>): void {
    this.#episode = episodeFrom(this.rules, snapshot);
    this.#seed = null;
  }

  fork(): Env<State, Action, Task> {
    const forked = new RulesEnv(this.rules, this.#tasks, this.maxSteps);
    forked.#nextSeed = this.#nextSeed;
    forked.#episode = this.#episode && forkEpisode(this.#episode);
    forked.#seed = this.#seed;
    return forked;
  }

  #current(): Episode<State> {
    if (this.#episode === null) throw new EnvNotStartedError();
    return this.#episode;
  }
}
