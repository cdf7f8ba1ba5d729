import { GymError } from "../errors.js";
import { hardJsonFlaw } from "../internal/json-flaw.js";
import { makeLasting } from "../internal/lasting-json.js";
import { type Shape, wrongField } from "../internal/wrong-field.js";
import { type Random, randomFromState } from "../random/random.js";
import { seededRandom } from "../random/seed.js";
import type { JsonObject } from "../rules/json.js";
import type { Rules } from "../rules/rules.js";
import { rulesName } from "../rules/rules-name.js";
import type { TaskSource } from "../rules/task-source.js";
import { askObservation, askVerdict } from "./ask-rules.js";
import { chooseTask } from "./choose-task.js";
import type { ResetOptions } from "./env.js";
import type { Snapshot } from "./snapshot.js";
import { startState } from "./start-state.js";

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
  return { state: startState(rules, task, random), random, task, taskId, seed };
}

/** The episode before its first action, and what the rules tell about its first state. */
export function openEpisode<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  state: State,
  random: Random,
): { readonly episode: Episode<State>; readonly info: JsonObject } {
  const observation = askObservation(rules, state);
  const { terminated, info = {} } = askVerdict(rules, state);
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

/**
 * The episode of a snapshot. Throws a GymError `env/wrong-snapshot` for a snapshot of other rules, and
 * `env/broken-snapshot` for what is no snapshot.
 */
export function episodeFrom<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  snapshot: Snapshot<State>,
): Episode<State> {
  const flaw = wrongField(snapshot, snapshotShape);
  if (flaw !== null) throw brokenSnapshot(flaw);
  const { rules: found, state, random, steps, ended, observation } = snapshot;
  const expected = rulesName(rules);
  if (found !== expected) {
    throw new GymError(
      "env/wrong-snapshot",
      `The snapshot belongs to ${found}, this env plays ${expected}. Open an env of the snapshot's rules and version.`,
    );
  }
  if (!makeLasting(state))
    throw brokenSnapshot(`holds what is not JSON, ${hardJsonFlaw(state) ?? "state: it cannot be frozen"}`);
  return { state, random: randomFromState(random), steps, ended, observation };
}

const snapshotShape: Shape<Snapshot<unknown>> = {
  rules: "string",
  state: "any",
  random: "array",
  steps: "number",
  ended: "boolean",
  observation: "string",
};

function brokenSnapshot(flaw: string): GymError {
  return new GymError(
    "env/broken-snapshot",
    `What was to be restored is no snapshot: it ${flaw}. Pass what snapshot() gave, or that after JSON.`,
  );
}
