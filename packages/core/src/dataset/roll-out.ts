import { setImmediate } from "node:timers/promises";
import type { AnyEnv } from "../env/env.js";
import { openEnv } from "../env/open-env.js";
import type { Reset, Step } from "../env/step.js";
import type { PolicyFactory } from "../policy/policy.js";
import { seededRandom } from "../random/seed.js";
import { EpisodeRecorder } from "../record/episode-recorder.js";
import type { RecordSink } from "../record/record-event.js";
import type { AnyEnvModule } from "../registry/env-module.js";
import { rulesName } from "../rules/rules-name.js";

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
}

/** How many steps of an episode are taken before signals and messages get their turn. */
const stepsPerTurn = 16;

/**
 * Plays and records one episode; false when the signal stopped it first. A failure in the environment or the policy
 * ends the episode and is recorded; a failure of the sink is thrown.
 */
export async function rollOut(rollout: Rollout): Promise<boolean> {
  const { envModule, maxSteps, seed, taskId } = rollout;
  await setImmediate();
  const { rules, tasks } = envModule;
  const env: AnyEnv = openEnv(rules, maxSteps === null ? { tasks } : { tasks, maxSteps });
  const about = { episode: rollout.episode, rules: rulesName(rules), policy: rollout.policy, seed };
  const reset = attempt(() => env.reset(taskId === null ? { seed } : { seed, task: taskId }));
  if ("failure" in reset) {
    const nothing = { taskId, task: null, snapshot: null, info: {} };
    new EpisodeRecorder(rollout.sink, { ...about, ...nothing }).end(reset.failure);
    return true;
  }
  const { task, taskId: playedTask, info } = reset.value;
  const opening = { ...about, taskId: playedTask, task, info, snapshot: env.snapshot() };
  const recorder = new EpisodeRecorder(rollout.sink, opening);
  const steps = play(env, rollout, reset.value);
  for (let turn = 1; !recorder.ended; turn++) {
    if (turn % stepsPerTurn === 0) await setImmediate();
    if (rollout.signal?.aborted) return false;
    const next = attempt(() => steps.next());
    if ("failure" in next) recorder.end(next.failure);
    else recorder.step(next.value.value);
  }
  return true;
}

/** Steps without end: whoever takes them stops at the end of the episode. */
function* play(
  env: AnyEnv,
  { envModule, seed, taken, openPolicy }: Rollout,
  { task, observation }: Reset<unknown, unknown>,
): Generator<Step<unknown, unknown>, never> {
  const solution = envModule.solution?.(task) ?? null;
  const policy = openPolicy({ random: seededRandom(seed, "policy"), solution });
  let seen = observation;
  for (let index = 0; ; index++) {
    const chosen = policy.act({ observation: seen, admissible: env.admissible() });
    const step = env.step(taken[index] ?? chosen);
    seen = step.observation;
    yield step;
  }
}

type Attempt<Value> = { readonly value: Value } | { readonly failure: unknown };

function attempt<Value>(run: () => Value): Attempt<Value> {
  try {
    return { value: run() };
  } catch (failure) {
    return { failure: failure ?? new Error("Something threw nothing.") };
  }
}
