import { type ChatModel, thoughtlessModel } from "@rwml/core/chat";
import type { Clock } from "../../conversation/utter.js";
import type { Wording } from "../../conversation/wording/wording.js";
import { llmAssertionJudge } from "../../judge/llm-assertion-judge.js";
import { type Checkpoint, openCheckpoint } from "../results/checkpoint.js";
import type { Results } from "../results/results.js";
import { whileRunIsHeld } from "../results/save-results.js";
import {
  type DomainSource,
  type SourceProblem,
  settingOf,
  type TaskChoice,
} from "../sources/domain-source.js";
import { openAgent, openUser } from "./participant-choice.js";
import { type JudgeInfo, noJudge, type ParticipantInfo } from "./participant-info.js";
import { runHead } from "./run-head.js";
import type { RunProgress } from "./run-progress.js";
import { runTasks } from "./run-tasks.js";

/** One role of a run. */
export interface RunRole extends ParticipantInfo {
  /** Opens the role's model for the seed of a trial; null where it has none. */
  readonly openModel: ((seed: number) => ChatModel) | null;
}

/** What judges assertions in words. */
export interface RunJudge extends JudgeInfo {
  readonly model: ChatModel;
}

/** What to run and where to keep it. */
export interface RunDomainOptions {
  readonly source: DomainSource;
  readonly tasks?: TaskChoice;
  readonly agent: RunRole;
  readonly user: RunRole;
  /** Judges assertions in words; null leaves them out. */
  readonly judge: RunJudge | null;
  readonly wording: Wording;
  /** How users speak. */
  readonly persona: string | null;
  readonly trials: number;
  readonly maxHops: number;
  readonly maxErrors: number;
  readonly enforceProtocol: boolean;
  /** Takes `<think>…</think>` out of what models say; the run's file keeps it in `raw_data`. Default: false. */
  readonly stripThoughts?: boolean;
  readonly timeoutSeconds?: number | undefined;
  readonly seed: number;
  readonly concurrency: number;
  readonly retries: number;
  /** The file of the run, or its folder; a run that is there is gone on with. */
  readonly out: string;
  /** Goes on with a run that was begun with other settings or tasks, and notes so in its file. Default: false. */
  readonly acceptChanges?: boolean;
  readonly newId: () => string;
  /** Milliseconds since 1970. */
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: RunProgress) => void;
}

/** What a run came to. */
export interface RunOutcome {
  readonly file: string;
  readonly results: Results;
  /** True when the signal ended it before the last simulation. */
  readonly interrupted: boolean;
}

/**
 * Runs tasks of a domain, or goes on with a run: every simulation is in the run's file as soon as it is over. Throws what
 * the choice of tasks, participants, `whileRunIsHeld` and `openCheckpoint` throw, before anything is played.
 */
export function runDomain(options: RunDomainOptions): Promise<RunOutcome> {
  return whileRunIsHeld(options.out, () => playDomain(options));
}

async function playDomain(options: RunDomainOptions): Promise<RunOutcome> {
  const { source, judge, signal, acceptChanges = false, onProgress } = options;
  const problems = source.problems(options.tasks);
  const byTask = new Map(problems.map((problem) => [problem.task, problem]));
  for (const problem of problems) seat(options, problem, options.seed);
  const store = openCheckpoint(options.out, headOf(options, problems), { acceptChanges });
  if (store.resumption !== null) onProgress?.({ type: "run-resumed", ...store.resumption });
  const setting = settingOf(source, { ...options, agentMayStop: source.solo });
  try {
    await runTasks({
      ...options,
      setting,
      tasks: problems.map(({ task }) => task),
      participants: (task, seed) => seat(options, byTask.get(task)!, seed),
      judge: judge === null ? null : llmAssertionJudge(judge.model),
      judgeInstruction: options.wording.judge,
      store,
    });
  } catch (failure) {
    if (signal?.aborted !== true) throw failure;
    return outcome(store, true);
  }
  return outcome(store, false);
}

/** Opens the participants of one simulation. */
function seat(options: RunDomainOptions, problem: SourceProblem, seed: number) {
  const { source, wording, persona, agent, user } = options;
  const shared = { source, problem, wording, persona };
  return {
    agent: openAgent(agent.implementation, { ...shared, model: modelOf(options, agent, seed) }),
    user: openUser(user.implementation, { ...shared, model: modelOf(options, user, seed) }),
  };
}

function modelOf(
  { stripThoughts = false, onProgress }: RunDomainOptions,
  { openModel }: RunRole,
  seed: number,
): ChatModel | null {
  const model = openModel?.(seed) ?? null;
  if (model === null || !stripThoughts) return model;
  return thoughtlessModel(model, () => onProgress?.({ type: "thoughts-stripped" }));
}

function outcome({ file, results }: Checkpoint, interrupted: boolean): RunOutcome {
  return { file, results, interrupted };
}

function headOf(options: RunDomainOptions, problems: readonly SourceProblem[]) {
  const { wording, user, clock, judge, timeoutSeconds = null, stripThoughts = false } = options;
  const guidelines = user.openModel === null ? null : wording.user.guidelines;
  return runHead({
    ...{ ...options, problems, guidelines, timeoutSeconds, stripThoughts },
    ...{ judge: judge ?? noJudge, time: clock() },
  });
}
