import { enablePatches, freeze, type Patch, produceWithPatches } from "immer";
import { EnvNotStartedError, EpisodeEndedError, GymError } from "../errors.js";
import { type Random, randomFromState } from "../random/random.js";
import { seededRandom } from "../random/seed.js";
import type { Rejection } from "../rules/action-codec.js";
import type { Rules } from "../rules/rules.js";
import type { TaskSource } from "../rules/task-source.js";
import type { Env, ResetOptions } from "./env.js";
import type { Snapshot } from "./snapshot.js";
import type { Reset, Step } from "./step.js";

enablePatches();

const nothing: readonly Patch[] = Object.freeze([]);

/** Options of `openEnv`. */
export interface OpenEnvOptions<Task> {
  /** Where `reset` finds tasks. Without it every `reset` must be given one. */
  readonly tasks?: TaskSource<Task>;
  /** Truncates episodes after this many steps, rejected ones included. Default: no limit. */
  readonly maxSteps?: number;
}

/** `id@version`, the name under which episodes of some rules can be replayed. */
export function rulesName(rules: { readonly id: string; readonly version: string }): string {
  return `${rules.id}@${rules.version}`;
}

/**
 * Opens an env on some rules.
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
  return new RulesEnv(rules, options.tasks ?? null, options.maxSteps ?? null);
}

class RulesEnv<State, Action, Task> implements Env<State, Action, Task> {
  readonly rules: Rules<State, Action, Task>;
  readonly maxSteps: number | null;
  readonly #tasks: TaskSource<Task> | null;
  #nextSeed = 0;
  #episode: Episode<State> | null = null;

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
    const { task, taskId } = this.#chooseTask(options.task, seed);
    const random = seededRandom(seed, rulesName(this.rules), "episode");
    const state = freeze(this.rules.start(task, random), true);
    const observation = this.rules.observe(state);
    const verdict = this.rules.judge(state);
    this.#episode = { state, random, steps: 0, ended: verdict.terminated, observation };
    return { observation, state, task, taskId, seed, info: verdict.info ?? {} };
  }

  step(action: string | Action): Step<State, Action> {
    const episode = this.#current();
    if (episode.ended) throw new EpisodeEndedError();
    const before = episode.state;
    const parsed =
      typeof action === "string"
        ? this.rules.actions.parse(action, before)
        : { type: "action" as const, action };
    const typed = parsed.type === "action" ? parsed.action : null;
    const text = typeof action === "string" ? action : this.rules.actions.print(action, before);
    const rejection =
      parsed.type === "rejected" ? parsed : (this.rules.check?.(before, parsed.action) ?? null);
    return typed === null || rejection !== null
      ? this.#refuse(episode, text, typed, rejection as Rejection)
      : this.#take(episode, text, typed);
  }

  admissible(): readonly string[] {
    const { state } = this.#current();
    return (this.rules.admissible?.(state) ?? []).map((action) => this.rules.actions.print(action, state));
  }

  snapshot(): Snapshot<State> {
    const { state, random, steps, ended, observation } = this.#current();
    return { rules: rulesName(this.rules), state, random: random.state(), steps, ended, observation };
  }

  restore(snapshot: Snapshot<State>): void {
    const expected = rulesName(this.rules);
    if (snapshot.rules !== expected) {
      throw new GymError(
        "env/wrong-snapshot",
        `The snapshot belongs to ${snapshot.rules}, this env plays ${expected}. Open an env of the snapshot's rules and version.`,
      );
    }
    this.#episode = {
      state: freeze(snapshot.state, true),
      random: randomFromState(snapshot.random),
      steps: snapshot.steps,
      ended: snapshot.ended,
      observation: snapshot.observation,
    };
  }

  fork(): Env<State, Action, Task> {
    const forked = new RulesEnv(this.rules, this.#tasks, this.maxSteps);
    forked.#nextSeed = this.#nextSeed;
    if (this.#episode !== null) {
      forked.#episode = { ...this.#episode, random: randomFromState(this.#episode.random.state()) };
    }
    return forked;
  }

  #take(episode: Episode<State>, text: string, action: Action): Step<State, Action> {
    const before = episode.state;
    const [after, patches, inverse] = produceWithPatches(before, (draft) => {
      this.rules.apply(draft, action, episode.random);
    });
    const cause = { before, action };
    const observation = this.rules.observe(after, cause);
    const verdict = this.rules.judge(after, cause);
    return this.#advance(episode, {
      text,
      action,
      rejection: null,
      observation,
      reward: verdict.reward,
      terminated: verdict.terminated,
      info: verdict.info ?? {},
      before,
      after,
      patches,
      inverse,
    });
  }

  #refuse(
    episode: Episode<State>,
    text: string,
    action: Action | null,
    rejection: Rejection,
  ): Step<State, Action> {
    const { state } = episode;
    const verdict = this.rules.judge(state);
    return this.#advance(episode, {
      text,
      action,
      rejection,
      observation: rejection.observation,
      reward: verdict.reward,
      terminated: verdict.terminated,
      info: verdict.info ?? {},
      before: state,
      after: state,
      patches: nothing,
      inverse: nothing,
    });
  }

  #advance(episode: Episode<State>, outcome: Omit<Step<State, Action>, "truncated">): Step<State, Action> {
    const steps = episode.steps + 1;
    const truncated = !outcome.terminated && this.maxSteps !== null && steps >= this.maxSteps;
    this.#episode = {
      state: outcome.after,
      random: episode.random,
      steps,
      ended: outcome.terminated || truncated,
      observation: outcome.observation,
    };
    return { ...outcome, truncated };
  }

  #current(): Episode<State> {
    if (this.#episode === null) throw new EnvNotStartedError();
    return this.#episode;
  }

  #chooseTask(task: Task | string | undefined, seed: number): { task: Task; taskId: string | null } {
    const tasks = this.#tasks;
    if (task !== undefined && !(typeof task === "string" && tasks !== null)) {
      return { task: task as Task, taskId: null };
    }
    if (tasks === null) {
      throw new GymError(
        "env/no-task",
        "This env has no task source. Pass a task to reset(), or open the env with { tasks }.",
      );
    }
    if (task === undefined && tasks.size === 0) {
      throw new GymError(
        "env/no-task",
        "The task source of this env is empty. Open the env on one with tasks.",
      );
    }
    const id = typeof task === "string" ? task : tasks.id(drawTask(tasks, seed, rulesName(this.rules)));
    return { task: tasks.load(id), taskId: id };
  }
}

interface Episode<State> {
  readonly state: State;
  readonly random: Random;
  readonly steps: number;
  readonly ended: boolean;
  readonly observation: string;
}

function drawTask(tasks: TaskSource<unknown>, seed: number, rules: string): number {
  return seededRandom(seed, rules, "task").int(Math.min(tasks.size, 2 ** 31));
}
