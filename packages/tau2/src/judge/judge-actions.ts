import { entriesOf, itemOf } from "../python/dict.js";
import { pythonEqual } from "../python/equal.js";
import type { Domain } from "../world/domain.js";
import { isToolCall, type Message, type ToolCall } from "../world/message.js";
import type { EvaluationCriteria, GoldAction } from "../world/task.js";
import type { ToolType } from "../world/toolkit.js";
import { type ActionCheck, blankReward, type RewardInfo } from "./reward-info.js";

/** Judges whether every gold action was taken by somebody at some time (upstream's ACTION). */
export function judgeActions(
  domain: Domain,
  messages: readonly Message[],
  { actions }: EvaluationCriteria,
): RewardInfo {
  if (actions === null || actions.length === 0) {
    return { ...blankReward, reward_breakdown: { ACTION: 1 }, info: { note: "No actions to evaluate" } };
  }
  const calls = callsOf(messages);
  const checks = actions.map((action): ActionCheck => {
    const matches = calls.some((call) => isAction(action, call));
    const type = toolType(domain, action.name);
    return { action, action_match: matches, action_reward: matches ? 1 : 0, tool_type: type };
  });
  const reward = checks.every(({ action_match: matches }) => matches) ? 1 : 0;
  return { ...blankReward, reward, action_checks: checks, reward_breakdown: { ACTION: reward } };
}

/**
 * Whether a call is what a gold action wants. Without `compare_args` only the arguments that the call gives are
 * compared, so that a call with fewer than the gold action's still counts. Who calls does not matter.
 */
export function isAction(action: GoldAction, call: ToolCall): boolean {
  if (action.name !== call.name) return false;
  const names = action.compare_args ?? entriesOf(call.arguments).map(([name]) => name);
  return names.every((name) => {
    const [wanted, given] = [itemOf(action.arguments, name), itemOf(call.arguments, name)];
    return wanted === undefined || given === undefined ? wanted === given : pythonEqual(wanted, given);
  });
}

/** The tool calls of a conversation, by all sides. */
function callsOf(messages: readonly Message[]): readonly ToolCall[] {
  const calls: ToolCall[] = [];
  for (const message of messages) {
    if (message.role !== "tool" && isToolCall(message)) calls.push(...message.tool_calls);
  }
  return calls;
}

function toolType({ agentTools, userTools }: Domain, name: string): ToolType | null {
  const kit = [userTools, agentTools].find((one) => one !== null && Object.hasOwn(one.tools, name));
  return kit?.tools[name]?.type ?? null;
}
