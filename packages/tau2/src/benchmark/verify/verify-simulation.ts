import { isGymError } from "@rwml/core";
import { isLimit } from "../../conversation/termination.js";
import type { EvaluationType } from "../../judge/evaluation-type.js";
import { judgeConversation } from "../../judge/judge-conversation.js";
import type { RewardInfo } from "../../judge/reward-info.js";
import { ToolError } from "../../python/python-error.js";
import { hasText, type Message } from "../../world/message.js";
import type { Task } from "../../world/task.js";
import type { World } from "../../world/world.js";
import type { Simulation } from "../results/simulation.js";
import { compareVerdicts, noVerdicts } from "./compare-verdicts.js";
import { replayOutputs } from "./replay-outputs.js";
import {
  noOutputs,
  type OutputCounts,
  type ResultsDifference,
  type VerdictCounts,
} from "./results-report.js";
import type { TaskWorlds } from "./task-worlds.js";

/** What replaying one simulation found. */
export interface SimulationReport {
  readonly outputs: OutputCounts;
  readonly verdicts: VerdictCounts;
  /** What is judged now; null where the conversation cannot be judged or was not. */
  readonly reward: RewardInfo | null;
  readonly differences: readonly Omit<ResultsDifference, "file" | "simulation" | "task">[];
}

/** How simulations are replayed. */
export interface SimulationOptions {
  /** Judges as live conversations are: an answer that differs from the recorded one is an error. Default: false. */
  readonly strict?: boolean;
}

/** Replays a recorded simulation, then judges it and compares the verdicts with the recorded ones. */
export function verifySimulation(
  worlds: TaskWorlds,
  task: Task,
  simulation: Simulation,
  { strict = false }: SimulationOptions = {},
): SimulationReport {
  const { messages, reward_info: recorded } = simulation;
  let report: SimulationReport = { outputs: noOutputs, verdicts: noVerdicts, reward: null, differences: [] };
  try {
    const length = historyLength(task, messages);
    const { predicted, ...replay } = replayOutputs(worlds.setting, worlds.initial(task), messages, length);
    report = { ...report, ...replay };
    if (recorded === null) return report;
    const reward = judgeAgain(worlds, task, simulation, recorded, strict ? null : predicted, strict);
    const { verdicts, differences } = compareVerdicts(recorded, reward);
    const found = differences.map((one) => ({ message: null, ...one }));
    return { ...report, verdicts, reward, differences: [...report.differences, ...found] };
  } catch (error) {
    if (!(isGymError(error) || error instanceof ToolError)) throw error;
    const expected = recorded?.reward ?? null;
    const failure = { message: null, what: "history", expected, actual: error.message } as const;
    return { ...report, differences: [...report.differences, failure] };
  }
}

function judgeAgain(
  worlds: TaskWorlds,
  task: Task,
  { messages, termination_reason }: Simulation,
  recorded: RewardInfo,
  predicted: World | null,
  strict: boolean,
): RewardInfo {
  return judgeConversation(
    worlds.setting,
    worlds.fresh,
    { task, messages, termination_reason },
    {
      ...{
        strict,
        leaveOutWords: true,
        evaluationType: evaluationOf(recorded, termination_reason),
        initial: worlds.initial(task),
        gold: () => worlds.gold(task, strict),
      },
      ...(predicted === null ? {} : { predicted }),
    },
  );
}

/** By all checks where a conversation that was cut off has any, because it was not judged by `all` then. */
function evaluationOf(recorded: RewardInfo, reason: string): EvaluationType {
  const { db_check, env_assertions, action_checks, communicate_checks } = recorded;
  const checks = [db_check, env_assertions, action_checks, communicate_checks];
  return isLimit(reason) && checks.some((check) => check !== null) ? "all_ignore_basis" : "all";
}

/** How many messages are those that the task began with. */
function historyLength(task: Task, messages: readonly Message[]): number {
  const history = task.initial_state?.message_history ?? [];
  const first = history.findIndex((message, index) => !isSame(message, messages[index]));
  return first === -1 ? history.length : first;
}

function isSame(message: Message, other: Message | undefined): boolean {
  if (other === undefined || message.role !== other.role) return false;
  if (message.role === "tool" || other.role === "tool") return message.content === other.content;
  return !hasText(message) || message.content === other.content;
}
