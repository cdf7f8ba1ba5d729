import { GymError } from "@rwml/core";
import { hasText, type Message } from "../conversation/message.js";
import { initializeWorld } from "../environment/begin-world.js";
import type { Setting } from "../environment/call-tool.js";
import type { World } from "../environment/world.js";
import { judgeConversation } from "../judge/judge-conversation.js";
import type { RewardInfo } from "../judge/reward-info.js";
import { ToolError } from "../python/python-error.js";
import type { Simulation } from "../results/simulation.js";
import type { Task } from "../task/task.js";
import { compareVerdicts, noVerdicts } from "./compare-verdicts.js";
import { replayOutputs } from "./replay-outputs.js";
import type { OutputCounts, ResultsDifference, VerdictCounts } from "./results-report.js";

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

/**
 * Replays a recorded simulation, then judges it and compares the verdicts with the recorded ones.
 *
 * @param fresh a new world
 */
export function verifySimulation(
  setting: Setting,
  fresh: World,
  task: Task,
  { messages, termination_reason, reward_info: recorded }: Simulation,
  { strict = false }: SimulationOptions = {},
): SimulationReport {
  const initial = initializeWorld(setting, fresh, task.initial_state);
  const { outputs, differences, predicted } = replayOutputs(
    ...([setting, initial, messages, historyLength(task, messages)] as const),
  );
  if (recorded === null) return { outputs, verdicts: noVerdicts, reward: null, differences };
  try {
    const known = strict || predicted === null ? {} : { predicted };
    const reward = judgeConversation(...([setting, fresh, { task, messages, termination_reason }] as const), {
      strict,
      initial,
      leaveOutWords: true,
      ...known,
    });
    const comparison = compareVerdicts(recorded, reward);
    const verdictDifferences = comparison.differences.map((one) => ({ message: null, ...one }));
    return {
      outputs,
      verdicts: comparison.verdicts,
      reward,
      differences: [...differences, ...verdictDifferences],
    };
  } catch (error) {
    if (!(error instanceof GymError || error instanceof ToolError)) throw error;
    const failure = {
      message: null,
      what: "history",
      expected: recorded.reward,
      actual: error.message,
    } as const;
    return { outputs, verdicts: noVerdicts, reward: null, differences: [...differences, failure] };
  }
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
