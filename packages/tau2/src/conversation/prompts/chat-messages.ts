import { pythonJson } from "../../python/json-text.js";
import type { Message, ParticipantMessage, ToolCall } from "../../world/message.js";
import type { ChatMessage, ChatToolCall } from "../chat/chat-message.js";
import { isVisibleTo } from "../visible-to.js";

/** A conversation as the agent's model is shown it. */
export function agentMessages(system: string, history: readonly Message[]): readonly ChatMessage[] {
  const seen = history.filter((message) => isVisibleTo("agent", message));
  return [{ role: "system", content: system }, ...seen.map((message) => shown(message, "assistant"))];
}

/** A conversation as the user's model is shown it: there the user is the assistant. */
export function userMessages(system: string, history: readonly Message[]): readonly ChatMessage[] {
  const seen = history.filter((message) => isVisibleTo("user", message));
  return [{ role: "system", content: system }, ...seen.map((message) => shown(message, "user"))];
}

function shown(message: Message, self: ParticipantMessage["role"]): ChatMessage {
  if (message.role === "tool") return { role: "tool", content: message.content, tool_call_id: message.id };
  const { role, content, tool_calls: calls } = message;
  if (role !== self) return { role: "user", content };
  return {
    ...{ role: "assistant", content },
    tool_calls: calls === null || calls.length === 0 ? null : calls.map(shownCall),
  };
}

function shownCall({ id, name, arguments: input }: ToolCall): ChatToolCall {
  return { id, name, function: { name, arguments: pythonJson(input) }, type: "function" };
}
