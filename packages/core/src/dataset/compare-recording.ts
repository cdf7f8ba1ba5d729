import type { AnyEnv } from "../env/env.js";
import type { Snapshot } from "../env/snapshot.js";
import { firstDifference, type JsonDifference } from "../internal/first-difference.js";
import { sameJson } from "../internal/same-json.js";
import type { EpisodeError } from "../record/episode.js";
import { episodeError } from "../record/episode-recorder.js";
import { rebuildStates } from "../record/rebuild-states.js";
import type { RecordEvent } from "../record/record-event.js";
import { recordTransitions } from "../record/record-transitions.js";
import type { AnyEnvModule } from "../registry/env-module.js";
import type { Json } from "../rules/json.js";
import { askSolution } from "./ask-policy.js";
import { hashedSnapshot } from "./hashed-snapshot.js";
import type { Recording } from "./shard-part.js";
import { isThreadFailure } from "./thread-failure.js";

/** A place where a recording and its simulation do not agree. */
export interface Difference {
  readonly episode: number;
  /** Null for the start of the episode. */
  readonly step: number | null;
  /**
   * Which part of the row, such as `nextObservation` or `info/score`; `failure` when the simulation threw; `error` when
   * an episode that had failed did not fail in the same way again.
   */
  readonly field: string;
  readonly recorded: Json;
  readonly simulated: Json;
}

/** The patches are left out: what they must lead to is compared by its hash. */
const comparedFields: Readonly<Record<RecordEvent["type"], readonly string[]>> = {
  "episode-start": ["rules", "taskId", "task", "snapshot", "info"],
  transition: [
    ...["observation", "nextObservation", "rejected", "reward", "terminated", "truncated", "info"],
    ...["hashBefore", "hashAfter"],
  ],
  "episode-end": ["steps", "reward", "terminated", "truncated"],
};

/** What playing a recorded episode again came to. */
export interface Comparison {
  /** The first difference; null when there is none. */
  readonly difference: Difference | null;
  /** Whether the recorded failure came again; `untried` where it cannot be provoked. */
  readonly failure: "none" | "alike" | "untried";
}

/**
 * Plays a recorded episode again, up to its failure if it failed, and then asks for the failure: the same action must
 * fail with the same code and message. What a policy did wrong, and what cost its thread, such as a step that took too
 * long, are not tried again.
 *
 * @param envModule is asked for the solution of a task where that may be what failed
 * @param task what an episode with a seed is about; null lets the seed draw it
 */
export function compareRecording(
  env: AnyEnv,
  envModule: AnyEnvModule,
  recording: Recording,
  task: Json = recording.episode.taskId ?? recording.episode.task,
): Comparison {
  const { error, snapshot } = recording.episode;
  const difference = snapshot === null ? null : stepsDifference(env, recording, task);
  if (error === null || difference !== null) return { difference, failure: "none" };
  return compareFailure(env, envModule, recording.episode, error, task);
}

function compareFailure(
  env: AnyEnv,
  envModule: AnyEnvModule,
  episode: Recording["episode"],
  error: EpisodeError,
  task: Json,
): Comparison {
  const { seed, snapshot, steps } = episode;
  const { action } = error;
  const untried = isThreadFailure(error) || action === undefined || (snapshot === null && seed === null);
  if (untried) return { difference: null, failure: "untried" };
  const reset = () => env.reset({ seed: seed!, ...(task === null ? {} : { task }) });
  const found = failureOf(() => {
    if (snapshot === null) reset();
    else if (action !== null) env.step(action);
    else {
      // What happens before an action is chosen, in that order.
      if (steps === 0 && seed !== null) {
        const start = reset();
        askSolution(envModule, start.task, start.state);
      }
      env.admissible();
    }
  });
  if (found === null && snapshot !== null && action === null) return { difference: null, failure: "untried" };
  const [recorded, simulated] = [error, found].map(
    (failure) => failure && { code: failure.code, message: failure.message },
  );
  if (sameJson(recorded, simulated)) return { difference: null, failure: "alike" };
  const place = { episode: episode.episode, step: snapshot === null ? null : steps, field: "error" };
  return { difference: { ...place, recorded: recorded!, simulated: simulated ?? null }, failure: "none" };
}

function failureOf(run: () => void): EpisodeError | null {
  try {
    run();
    return null;
  } catch (failure) {
    return episodeError(failure, null);
  }
}

/** Plays a recorded episode's steps again and gives the first difference; null when there is none. */
function stepsDifference(env: AnyEnv, { episode, transitions }: Recording, task: Json): Difference | null {
  const simulated: RecordEvent[] = [];
  const recorder = recordTransitions(env, (event) => simulated.push(event), {
    firstEpisode: episode.episode,
  });
  let step: number | null = null;
  const differenceIn = (field: string, recorded: unknown, found: unknown): Difference => {
    return { episode: episode.episode, step, field, recorded: recorded as Json, simulated: found as Json };
  };
  const compare = (type: RecordEvent["type"], recorded: object): Difference | null => {
    const row = simulated.findLast((event) => event.type === type)?.row ?? {};
    for (const field of comparedFields[type]) {
      const values = [recorded, row].map((from) => (from as Readonly<Record<string, unknown>>)[field]);
      const difference = differenceOf(field, values[0], values[1]);
      if (difference === null) continue;
      const place = [field, ...difference.path].join("/");
      return differenceIn(place, difference.left ?? null, difference.right ?? null);
    }
    return null;
  };
  try {
    begin(recorder, episode, task);
    let difference = compare("episode-start", episode);
    for (const row of transitions) {
      if (difference !== null) return difference;
      step = row.step;
      recorder.step(row.action);
      difference = compare("transition", row);
    }
    recorder.endEpisode();
    difference ??= compare("episode-end", episode);
    if (difference === null) checkPatches({ episode, transitions });
    return difference;
  } catch (failure) {
    return differenceIn("failure", null, episodeError(failure, null).message);
  }
}

function begin(env: AnyEnv, { seed, snapshot }: Recording["episode"], task: Json): void {
  if (seed !== null) env.reset(task === null ? { seed } : { seed, task });
  else if (snapshot !== null) env.restore(snapshot);
}

/** Throws where the patches do not lead from one recorded hash to the next. */
function checkPatches({ episode, transitions }: Recording): void {
  for (const _ of rebuildStates(episode.snapshot?.state ?? null, transitions));
}

function differenceOf(field: string, recorded: unknown, simulated: unknown): JsonDifference | null {
  if (field === "snapshot" && sameSnapshot(recorded, simulated)) return null;
  return firstDifference(recorded, throughJson(simulated));
}

/** Most first states agree, and hashing them again costs little, however large they are. */
function sameSnapshot(recorded: unknown, simulated: unknown): boolean {
  const [one, two] = [recorded, simulated].map((snapshot) => hashedSnapshot(snapshot as Snapshot<Json>));
  return sameJson(one, two);
}

function throughJson(value: unknown): unknown {
  return value === undefined ? value : JSON.parse(JSON.stringify(value));
}
