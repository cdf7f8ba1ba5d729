import { EnvNotStartedError, EpisodeEndedError, GymError } from "../errors.js";
import type { Player } from "../player/player.js";
import type { PlayerOutcome } from "../player/take-turns.js";
import { defaultRole, type Rules } from "../rules/rules.js";
import type { TaskSource } from "../rules/task-source.js";
import { admissibleTexts } from "./admissible-texts.js";
import { askTurn } from "./ask-rules.js";
import type { AsyncEnv, AsyncReset, AsyncStep, CallOptions, Move } from "./async-env.js";
import { causeOf, concludeStep } from "./conclude-step.js";
import type { ResetOptions } from "./env.js";
import { type Episode, episodeFrom, forkEpisode, openEpisode, snapshotOf, startEpisode } from "./episode.js";
import { inPlace, wishText } from "./in-place.js";
import type { OpenEnvOptions } from "./open-env.js";
import { playOn, type Table } from "./play-on.js";
import { stepLimit } from "./require-options.js";
import type { Snapshot } from "./snapshot.js";
import { type ActionOutcome, takeAction } from "./take-action.js";

/** Options of `openAsyncEnv`. */
export interface OpenAsyncEnvOptions<State, Action, Task> extends OpenEnvOptions<Task> {
  /** The role that is left to act. Default: `agent`. */
  readonly role?: string;
  /** Who acts for the other roles. */
  readonly players: Readonly<Record<string, Player<State, Action>>>;
}

/**
 * Opens an env in which players act for all roles but one. A step is the role's action and the players' answers to
 * it; it is observed and judged as `embedPlayers` says, so that scripted players give the same episodes either way. Throws a
 * GymError `env/bad-option` for a step limit that is none.
 *
 * @example
 * const env = openAsyncEnv(rules, { tasks, players: { user: customer } });
 * await env.reset({ seed: 1 });
 * const { observation, moves } = await env.step("Hello!", { signal });
 */
export function openAsyncEnv<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  { tasks, maxSteps, role = defaultRole, players }: OpenAsyncEnvOptions<State, Action, Task>,
): AsyncEnv<State, Action, Task> {
  return new PlayedEnv({ rules, role, players }, tasks ?? null, stepLimit(maxSteps));
}

class PlayedEnv<State, Action, Task> implements AsyncEnv<State, Action, Task> {
  readonly maxSteps: number | null;
  readonly #table: Table<State, Action, Task>;
  readonly #tasks: TaskSource<Task> | null;
  #nextSeed = 0;
  #episode: Episode<State> | null = null;
  /** Of the episode that is played; null for one that was restored. */
  #seed: number | null = null;
  #busy = false;

  constructor(table: Table<State, Action, Task>, tasks: TaskSource<Task> | null, maxSteps: number | null) {
    this.#table = table;
    this.#tasks = tasks;
    this.maxSteps = maxSteps;
  }

  get rules(): Rules<State, Action, Task> {
    return this.#table.rules;
  }

  get role(): string {
    return this.#table.role;
  }

  get state(): State {
    return this.#current().state;
  }

  reset(options: ResetOptions<Task> & CallOptions = {}): Promise<AsyncReset<State, Action, Task>> {
    return this.#alone(options, async (signal) => {
      const seed = options.seed ?? this.#nextSeed;
      try {
        return await this.#start(seed, options.task, signal);
      } catch (failure) {
        throw inPlace(failure, { seed, step: null, action: null });
      }
    });
  }

  step(action: string | Action, options: CallOptions = {}): Promise<AsyncStep<State, Action>> {
    return this.#alone(options, async (signal) => {
      // Actions draw from the random stream, and nothing may be drawn when the call fails.
      const episode = forkEpisode(this.#current());
      if (episode.ended) throw new EpisodeEndedError();
      try {
        const own = takeAction(this.rules, episode.state, action, episode.random);
        const answers = await playOn(this.#table, own.after, episode.random, causeOf(own), signal);
        const { step, next } = concludeStep(this.rules, this.maxSteps, episode, exchange(own, answers));
        this.#episode = next;
        return { ...step, moves: [{ role: this.role, ...own }, ...answers].map(moveOf) };
      } catch (failure) {
        throw inPlace(failure, { seed: this.#seed, step: episode.steps, action: wishText(action) });
      }
    });
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
    this.#requireIdle();
    const episode = episodeFrom(this.rules, snapshot);
    const turn = askTurn(this.rules, episode.state, this.role);
    if (!episode.ended && turn !== this.role) {
      throw new GymError(
        "env/not-its-turn",
        `In the snapshot it is the turn of "${turn}", and this env acts for "${this.role}". Take snapshots when it is the turn of "${this.role}", or open an env for "${turn}".`,
      );
    }
    this.#episode = episode;
    this.#seed = null;
  }

  fork(): AsyncEnv<State, Action, Task> {
    const forked = new PlayedEnv(this.#table, this.#tasks, this.maxSteps);
    forked.#nextSeed = this.#nextSeed;
    forked.#episode = this.#episode && forkEpisode(this.#episode);
    forked.#seed = this.#seed;
    return forked;
  }

  async #start(
    seed: number,
    wish: ResetOptions<Task>["task"],
    signal: AbortSignal | undefined,
  ): Promise<AsyncReset<State, Action, Task>> {
    const origin = startEpisode(this.rules, this.#tasks, wish, seed);
    const { random, task, taskId } = origin;
    const outcomes = await playOn(this.#table, origin.state, random, undefined, signal);
    const state = outcomes.at(-1)?.after ?? origin.state;
    const { episode, info } = openEpisode(this.rules, state, random);
    this.#episode = episode;
    this.#seed = seed;
    this.#nextSeed = seed + 1;
    const { observation } = episode;
    return { observation, state, task, taskId, seed, info, moves: outcomes.map(moveOf) };
  }

  async #alone<Result>(
    { signal }: CallOptions,
    call: (signal: AbortSignal | undefined) => Promise<Result>,
  ): Promise<Result> {
    this.#requireIdle();
    signal?.throwIfAborted();
    this.#busy = true;
    try {
      return await call(signal);
    } finally {
      this.#busy = false;
    }
  }

  #requireIdle(): void {
    if (!this.#busy) return;
    throw new GymError(
      "env/busy",
      "Players are still acting in this env. Wait for the call before, abort it by its signal, or fork the env.",
    );
  }

  #current(): Episode<State> {
    if (this.#episode === null) throw new EnvNotStartedError();
    return this.#episode;
  }
}

function moveOf<State, Action>({
  role,
  text,
  action,
  rejection,
}: PlayerOutcome<State, Action>): Move<Action> {
  return { role, text, action, rejection };
}

/** The role's own outcome, stretched over the answers to it. */
function exchange<State, Action>(
  own: ActionOutcome<State, Action>,
  answers: readonly ActionOutcome<State, Action>[],
): ActionOutcome<State, Action> {
  const outcomes = [own, ...answers];
  return {
    ...own,
    after: outcomes.at(-1)!.after,
    patches: outcomes.flatMap(({ patches }) => patches),
    inverse: outcomes.toReversed().flatMap(({ inverse }) => inverse),
  };
}
