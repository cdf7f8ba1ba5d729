import { beginWorld, newWorld } from "../world/begin-world.js";
import type { Message } from "../world/message.js";
import type { Task } from "../world/task.js";
import type { ConversationSetting } from "./conversation-setting.js";
import type { ConversationRole, ConversationState } from "./conversation-state.js";
import { agentStops, userStops } from "./stop-words.js";
import type { TerminationReason } from "./termination.js";

/** The agent's first words. */
export const greeting: Message = {
  role: "assistant",
  content: "Hi! How can I help you today?",
  tool_calls: null,
};

/**
 * A conversation at its start, or where the task's history has left it: it then goes on with whoever that history's
 * last message was for. An agent that works alone begins with nothing.
 */
export function startConversation(setting: ConversationSetting, task: Task): ConversationState {
  const history = task.initial_state?.message_history ?? [];
  const world = beginWorld(setting, newWorld(setting, setting.databases), task.initial_state, history);
  const messages = history.length > 0 || setting.solo ? history : [greeting];
  const last = messages.at(-1);
  return {
    task,
    world,
    messages,
    turn: last === undefined ? "agent" : nextAfter(last),
    hops: 0,
    errors: 0,
    ended: last === undefined ? null : endAfter(setting, last),
  };
}

function nextAfter(last: Message): ConversationRole {
  if (last.role === "tool") return last.requestor === "assistant" ? "agent" : "user";
  return last.role === "assistant" ? "user" : "agent";
}

function endAfter({ solo, agentMayStop }: ConversationSetting, last: Message): TerminationReason | null {
  if (last.role === "user" && userStops(last)) return "user_stop";
  return last.role === "assistant" && (solo || agentMayStop) && agentStops(last) ? "agent_stop" : null;
}
