import type { AnyEnv } from "../env/env.js";
import { openEnv } from "../env/open-env.js";
import type { Reset, Step } from "../env/step.js";
import { isGymError, MemberFailedError } from "../errors.js";
import { thrownText } from "../internal/thrown-text.js";
import type { PolicyFactory } from "../policy/policy.js";
import { seededRandom } from "../random/seed.js";
import { EpisodeRecorder, episodeError } from "../record/episode-recorder.js";
import type { RecordSink } from "../record/record-event.js";
import type { AnyEnvModule } from "../registry/env-module.js";
import { rulesName } from "../rules/rules-name.js";
import { askSolution, chooseAction, openPolicy } from "./ask-policy.js";
import type { EpisodeFailure } from "./episode-failure.js";
import type { StepWatch } from "./step-watch.js";
import { takeTurn } from "./take-turn.js";

/** Everything one rollout needs. */
export interface Rollout {
  readonly envModule: AnyEnvModule;
  readonly maxSteps: number | null;
  readonly openPolicy: PolicyFactory;
  readonly policy: string;
  readonly episode: number;
  readonly seed: number;
  /** Null when the seed chooses the task. */
  readonly taskId: string | null;
  /** Actions that an earlier run has taken; the policy sees them happen, then chooses itself. */
  readonly taken: readonly string[];
  readonly sink: RecordSink;
  readonly signal?: AbortSignal | undefined;
  readonly watch?: StepWatch | undefined;
  readonly onFailure?: ((failure: EpisodeFailure) => void) | undefined;
}

const unwatched: StepWatch = { begin() {}, rest() {} };

/**
 * Plays and records one episode; false when the signal stopped it first. A failure in the environment or the policy,
 * and a result that cannot be recorded, ends the episode and is recorded; a failure of the sink is thrown.
 *
 * The start and every step are followed by a turn of the event loop before they are recorded. What they leave running
 * fails or hangs there, so that it is theirs, and whatever is recorded can be played again without it.
 */
export async function rollOut(rollout: Rollout): Promise<boolean> {
  const { envModule, maxSteps, seed, taskId, episode, watch = unwatched } = rollout;
  const { rules, tasks } = envModule;
  const env: AnyEnv = openEnv(rules, maxSteps === null ? { tasks } : { tasks, maxSteps });
  const reset = attempt(watch, () => {
    watch.begin("start", episode, 0, null);
    return env.reset(taskId === null ? { seed } : { seed, task: taskId });
  });
  await takeTurn(watch, "after-start", { episode, step: 0, action: null });
  if ("failure" in reset) {
    endUnstarted(rollout, reset.failure);
    return true;
  }
  const recorder = startRecording(rollout, env, reset.value);
  const moment: Moment = { step: 0, action: null };
  const end = (failure: unknown): void => {
    recorder.end(failure, moment.action);
    tellFailure(rollout, failure, moment);
  };
  const steps = play(env, rollout, reset.value, moment);
  while (!recorder.ended) {
    if (rollout.signal?.aborted) return false;
    const next = attempt(watch, () => steps.next().value);
    await takeTurn(watch, "after-step", { episode, ...moment });
    if ("failure" in next) end(next.failure);
    else orNotJson(() => recorder.step(next.value), end);
  }
  return true;
}

/** Where a rollout is; what happens next changes it. */
interface Moment {
  step: number;
  action: string | null;
}

/** Steps without end: whoever takes them stops at the end of the episode. */
function* play(
  env: AnyEnv,
  { envModule, seed, taken, openPolicy: open, episode, policy: name, watch = unwatched }: Rollout,
  { task, state, observation }: Reset<unknown, unknown>,
  moment: Moment,
): Generator<Step<unknown, unknown>, never> {
  watch.begin("choose", episode, 0, null);
  const solution = askSolution(envModule, task, state);
  const policy = openPolicy(name, open, { random: seededRandom(seed, "policy"), solution });
  let seen = observation;
  for (let index = 0; ; index++) {
    Object.assign(moment, { step: index, action: null });
    watch.begin("choose", episode, index, null);
    const chosen = chooseAction(name, policy, {
      observation: seen,
      admissible: env.admissible(),
      state: env.state,
    });
    const action = taken[index] ?? chosen;
    moment.action = action;
    watch.begin("step", episode, index, action);
    const step = env.step(action);
    seen = step.observation;
    yield step;
  }
}

function startRecording(
  rollout: Rollout,
  env: AnyEnv,
  { task, taskId, info }: Reset<unknown, unknown>,
): Pick<EpisodeRecorder, "ended" | "step" | "end"> {
  let recorder: EpisodeRecorder | null = null;
  orNotJson(
    () => {
      const opening = { task, taskId, info, snapshot: env.snapshot() };
      recorder = new EpisodeRecorder(rollout.sink, { ...aboutEpisode(rollout), ...opening });
    },
    (failure) => {
      recorder = endUnstarted(rollout, failure);
    },
  );
  return recorder!;
}

/** An episode that could not be started is recorded as nothing but its failure. */
function endUnstarted(rollout: Rollout, failure: unknown): EpisodeRecorder {
  const nothing = { taskId: rollout.taskId, task: null, snapshot: null, info: {} };
  const recorder = new EpisodeRecorder(rollout.sink, { ...aboutEpisode(rollout), ...nothing });
  recorder.end(failure);
  tellFailure(rollout, failure, { step: null, action: null });
  return recorder;
}

function aboutEpisode({ envModule, episode, policy, seed }: Rollout) {
  return { episode, rules: rulesName(envModule.rules), policy, seed };
}

function tellFailure(
  { episode, seed, onFailure }: Rollout,
  failure: unknown,
  { step, action }: { readonly step: number | null; readonly action: string | null },
): void {
  const { code, message } = episodeError(failure, action);
  onFailure?.({ code, message, episode, seed, step, action, stack: stackOf(failure) });
}

/** Of what rules threw themselves: their failures are told by kind, and the place in the message is that of one. */
function stackOf(failure: unknown): string | null {
  try {
    const thrown = failure instanceof MemberFailedError ? failure.cause : failure;
    return thrown instanceof Error && typeof thrown.stack === "string" ? thrown.stack : null;
  } catch {
    return null;
  }
}

const unrecordable = new Set(["record/not-json", "record/bad-row"]);

/** Runs something that records; what cannot be recorded is the environment's failure, anything else is thrown. */
function orNotJson(run: () => void, fail: (failure: unknown) => void): void {
  try {
    run();
  } catch (failure) {
    if (!(isGymError(failure) && unrecordable.has(failure.code))) throw failure;
    fail(failure);
  }
}

type Attempt<Value> = { readonly value: Value } | { readonly failure: unknown };

function attempt<Value>(watch: StepWatch, run: () => Value): Attempt<Value> {
  try {
    return { value: run() };
  } catch (failure) {
    return { failure: failure ?? new Error(thrownText(failure)) };
  } finally {
    watch.rest();
  }
}
