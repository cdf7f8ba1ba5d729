import { GymError } from "../errors.js";
import { deepFreeze } from "../internal/deep-freeze.js";
import { type Random, randomFromState } from "../random/random.js";
import { seededRandom } from "../random/seed.js";
import type { JsonObject } from "../rules/json.js";
import type { Rules } from "../rules/rules.js";
import { rulesName } from "../rules/rules-name.js";
import type { TaskSource } from "../rules/task-source.js";
import { chooseTask } from "./choose-task.js";
import type { ResetOptions } from "./env.js";
import type { Snapshot } from "./snapshot.js";

/** Where an episode stands: all that an env holds of it between two calls. */
export interface Episode<State> {
  readonly state: State;
  /** The only part that changes: taking an action draws from it. */
  readonly random: Random;
  readonly steps: number;
  readonly ended: boolean;
  readonly observation: string;
}

/** What an episode starts from. */
export interface EpisodeOrigin<State, Task> {
  readonly state: State;
  readonly random: Random;
  readonly task: Task;
  readonly taskId: string | null;
  readonly seed: number;
}

/** Chooses the task of an episode and makes its first state. */
export function startEpisode<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  tasks: TaskSource<Task> | null,
  wish: ResetOptions<Task>["task"],
  seed: number,
): EpisodeOrigin<State, Task> {
  const { task, taskId } = chooseTask(tasks, wish, seed, rulesName(rules));
  const random = seededRandom(seed, rulesName(rules), "episode");
  return { state: deepFreeze(rules.start(task, random)), random, task, taskId, seed };
}

/** The episode before its first action, and what the rules tell about its first state. */
export function openEpisode<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  state: State,
  random: Random,
): { readonly episode: Episode<State>; readonly info: JsonObject } {
  const observation = rules.observe(state);
  const { terminated, info = {} } = rules.judge(state);
  return { episode: { state, random, steps: 0, ended: terminated, observation }, info };
}

/** An episode that goes on independently of the one it is a copy of. */
export function forkEpisode<State>(episode: Episode<State>): Episode<State> {
  return { ...episode, random: randomFromState(episode.random.state()) };
}

/** An episode as plain JSON. */
export function snapshotOf<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  { state, random, steps, ended, observation }: Episode<State>,
): Snapshot<State> {
  return { rules: rulesName(rules), state, random: random.state(), steps, ended, observation };
}

/** The episode of a snapshot. Throws a GymError `env/wrong-snapshot` for a snapshot of other rules. */
export function episodeFrom<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  { rules: found, state, random, steps, ended, observation }: Snapshot<State>,
): Episode<State> {
  const expected = rulesName(rules);
  if (found !== expected) {
    throw new GymError(
      "env/wrong-snapshot",
      `The snapshot belongs to ${found}, this env plays ${expected}. Open an env of the snapshot's rules and version.`,
    );
  }
  return { state: deepFreeze(state), random: randomFromState(random), steps, ended, observation };
}
