import type { Message } from "../../world/message.js";
import type { CustomerScript, Goal } from "./customer-script.js";
import { refuses } from "./hear.js";

/** How far a customer has come with what it wants. */
export interface GoalProgress {
  /** The goal at hand; null when all are settled. */
  readonly goal: Goal | null;
  /** Whether it has been asked for. */
  readonly requested: boolean;
  /** How often the agent has spoken since then. */
  readonly answers: number;
}

/**
 * Reads the progress off a conversation. A goal is settled when each of its tools has succeeded, when the agent refuses
 * it, or, where it takes no tool, when the agent has answered without a question.
 */
export function goalProgress({ goals }: CustomerScript, messages: readonly Message[]): GoalProgress {
  let index = 0;
  let requested = false;
  let answers = 0;
  let open: readonly string[] = goals[0]?.settledBy ?? [];
  const settle = (): void => {
    index++;
    requested = false;
    answers = 0;
    open = goals[index]?.settledBy ?? [];
  };
  for (const [position, message] of messages.entries()) {
    const goal = goals[index];
    if (goal === undefined) break;
    if (message.role === "user" && message.content?.includes(goal.request)) {
      requested = true;
      answers = 0;
    }
    if (message.role === "tool") continue;
    if (message.role === "assistant" && message.tool_calls === null && requested) {
      const said = message.content ?? "";
      answers++;
      const answered = goal.settledBy.length === 0 && !said.includes("?");
      if (answered || refuses(said)) settle();
    }
    for (const [offset, { name }] of (message.tool_calls ?? []).entries()) {
      const answer = messages[position + 1 + offset];
      if (answer?.role !== "tool" || answer.error || !open.includes(name)) continue;
      open = without(open, name);
      if (open.length === 0) settle();
    }
  }
  return { goal: goals[index] ?? null, requested, answers };
}

function without(names: readonly string[], name: string): readonly string[] {
  const at = names.indexOf(name);
  return names.filter((_, index) => index !== at);
}
