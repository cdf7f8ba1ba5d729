import { GymError } from "@rwml/core";
import { isToolCall } from "../../world/message.js";
import type { GoldAction, Task } from "../../world/task.js";
import type { AgentWording } from "../wording/wording.js";
import { resolutionSteps } from "./resolution-steps.js";

/** What an agent is told before a conversation. */
export function agentPrompt(policy: string, { instruction }: AgentWording): string {
  return sections({ instructions: instruction, policy });
}

/** Options of `groundTruthPrompt`. */
export interface GroundTruthOptions {
  /** Whether the steps show their arguments. Default: true. */
  readonly withArguments?: boolean;
}

/**
 * What an agent is told that knows the steps to take. Throws `tau2/task-without-actions` for a task that has none.
 */
export function groundTruthPrompt(
  policy: string,
  task: Task,
  { groundTruthInstruction }: AgentWording,
  { withArguments = true }: GroundTruthOptions = {},
): string {
  const steps = resolutionSteps(actionsOf(task), withArguments);
  return sections({ instructions: groundTruthInstruction, policy, resolution_steps: steps });
}

/**
 * What an agent is told that works alone on a ticket. Throws `tau2/task-not-solo` for a task that cannot be worked on
 * alone.
 */
export function soloPrompt(policy: string, task: Task, { soloInstruction }: AgentWording): string {
  if (!isSoloTask(task)) {
    throw new GymError(
      "tau2/task-not-solo",
      `Task ${task.id} is not made for an agent that works alone: it needs a ticket and actions, or a history of tool calls only. Choose tasks with tickets, such as telecom's.`,
    );
  }
  return sections({ instructions: soloInstruction, policy, ticket: task.ticket ?? "None" });
}

/** Whether an agent can be given the steps of a task. */
export function hasActions(task: Task): boolean {
  return (task.evaluation_criteria?.actions ?? []).length > 0;
}

/** Whether an agent can work alone on a task. */
export function isSoloTask(task: Task): boolean {
  if (task.initial_state !== null) {
    const history = task.initial_state.message_history ?? [];
    return history.every(
      (message) => message.role === "tool" || (message.role === "assistant" && isToolCall(message)),
    );
  }
  return task.ticket !== null && hasActions(task);
}

function actionsOf(task: Task): readonly GoldAction[] {
  if (hasActions(task)) return task.evaluation_criteria!.actions!;
  throw new GymError(
    "tau2/task-without-actions",
    `Task ${task.id} has no actions that an agent could be told. Choose tasks with at least one.`,
  );
}

function sections(texts: Readonly<Record<string, string>>): string {
  return Object.entries(texts)
    .map(([name, text]) => `<${name}>\n${text}\n</${name}>`)
    .join("\n");
}
