import type { ConversationSetting } from "../../conversation/conversation-setting.js";
import type { ConversationRole } from "../../conversation/conversation-state.js";
import type { Participant } from "../../conversation/participant.js";
import type { Clock } from "../../conversation/utter.js";
import { type AssertionJudge, judgeWithModel } from "../../judge/assertion-judge.js";
import { judgeConversation } from "../../judge/judge-conversation.js";
import type { RewardInfo } from "../../judge/reward-info.js";
import type { PythonRecord } from "../../python/python-value.js";
import { newWorld } from "../../world/begin-world.js";
import type { Task } from "../../world/task.js";
import type { World } from "../../world/world.js";
import { type PlayedConversation, playConversation } from "./play-conversation.js";
import type { RunProgress } from "./run-progress.js";
import { simulationRecord } from "./simulation-record.js";
import type { TrialKey } from "./trial-key.js";
import { trialSeeds } from "./trial-seeds.js";

/** Where a run keeps its simulations. */
export interface SimulationStore {
  /** Whether an earlier run has finished a simulation. */
  has(key: TrialKey): boolean;
  /** Keeps a simulation; when it returns, nothing that happens later can lose it. */
  add(record: PythonRecord): void;
}

/** What to run. */
export interface RunTasksOptions {
  readonly setting: ConversationSetting;
  readonly tasks: readonly Task[];
  readonly trials: number;
  readonly seed: number;
  /** How many simulations go on at once. */
  readonly concurrency: number;
  /** How often a simulation that failed is tried again. */
  readonly retries: number;
  readonly timeoutSeconds?: number | undefined;
  /** Opens the participants of one simulation; the seed is for their models. */
  readonly participants: (task: Task, seed: number) => Readonly<Record<ConversationRole, Participant>>;
  /** Judges assertions in words; null leaves them out of the reward, and notes so. */
  readonly judge: AssertionJudge | null;
  /** Tells the judge what to do. Default: our own words. */
  readonly judgeInstruction?: string;
  readonly store: SimulationStore;
  readonly newId: () => string;
  /** Milliseconds since 1970. */
  readonly clock: Clock;
  /** Gives up the simulations in flight; those that are kept already stay. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: RunProgress) => void;
}

/**
 * Plays every task in every trial that the store does not hold yet, some at once. A simulation that fails in the end is
 * kept with its error: it never ends the run. Throws the signal's reason, and what the store throws.
 */
export async function runTasks(options: RunTasksOptions): Promise<void> {
  const { setting, tasks, trials, seed, store, signal, onProgress = () => {} } = options;
  const fresh = newWorld(setting, setting.databases);
  const planned = trialSeeds(seed, trials).flatMap((trialSeed, trial) =>
    tasks.map((task) => ({ task, key: { trial, task_id: task.id, seed: trialSeed } })),
  );
  const open = planned.filter(({ key }) => !store.has(key));
  onProgress({ type: "run-start", total: planned.length, done: planned.length - open.length });
  let next = 0;
  const work = async (): Promise<void> => {
    for (let item = open[next++]; item !== undefined; item = open[next++]) {
      signal?.throwIfAborted();
      const { task, key } = item;
      const { played, reward, attempts } = await simulate(options, fresh, task, key);
      store.add(simulationRecord({ id: options.newId(), ...key }, played, reward, attempts));
      onProgress({ type: "simulation-end", key, played, reward });
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.concurrency, open.length) }, work));
}

interface Simulated {
  readonly played: PlayedConversation;
  readonly reward: RewardInfo | null;
}

interface Tried extends Simulated {
  /** How often it was played. */
  readonly attempts: number;
}

async function simulate(options: RunTasksOptions, fresh: World, task: Task, key: TrialKey): Promise<Tried> {
  const { setting, participants, timeoutSeconds, clock, signal, onProgress = () => {} } = options;
  for (let attempts = 1; ; attempts++) {
    const played = await playConversation({
      ...{ setting, task, participants: participants(task, key.seed), timeoutSeconds, clock, signal },
      onProgress: ({ messages }) => onProgress({ type: "message", key, messages: messages.length }),
    });
    const result = await judged(options, fresh, played);
    const { failure } = result.played;
    if (failure === null || result.played.ended === "context_window_exceeded" || attempts > options.retries) {
      return { ...result, attempts };
    }
    onProgress({ type: "simulation-retry", key, failure });
  }
}

/** Judges what was played; where the judge's model fails, the simulation has failed. */
async function judged(
  { setting, judge, judgeInstruction: instruction, signal }: RunTasksOptions,
  fresh: World,
  played: PlayedConversation,
): Promise<Simulated> {
  if (played.failure !== null && played.ended !== "context_window_exceeded") return { played, reward: null };
  const { task, messages } = played.state;
  const conversation = { task, messages, termination_reason: played.ended };
  try {
    const reward =
      judge === null
        ? judgeConversation(setting, fresh, conversation, { leaveOutWords: true })
        : await judgeWithModel(setting, fresh, conversation, judge, {
            ...(instruction === undefined ? {} : { instruction }),
            ...(signal === undefined ? {} : { signal }),
          });
    return { played, reward };
  } catch (failure) {
    signal?.throwIfAborted();
    return { played: { ...played, ended: "infrastructure_error", failure }, reward: null };
  }
}
