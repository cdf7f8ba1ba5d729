import type { Carried, ChatMessage, ChatToolCall } from "@rwml/core/chat";
import { pythonJson } from "../../python/json-text.js";
import type { Message, ParticipantMessage, ToolCall } from "../../world/message.js";
import type { CarriedBy } from "../model-participant.js";
import { isVisibleTo } from "../visible-to.js";

/** A conversation as the agent's model is shown it. */
export function agentMessages(
  system: string,
  history: readonly Message[],
  carried: CarriedBy = nothing,
): readonly ChatMessage[] {
  return [{ role: "system", content: system }, ...shownTo("agent", "assistant", history, carried)];
}

/** A conversation as the user's model is shown it: there the user is the assistant. */
export function userMessages(
  system: string,
  history: readonly Message[],
  carried: CarriedBy = nothing,
): readonly ChatMessage[] {
  return [{ role: "system", content: system }, ...shownTo("user", "user", history, carried)];
}

const nothing: CarriedBy = () => null;

function shownTo(
  reader: "agent" | "user",
  self: ParticipantMessage["role"],
  history: readonly Message[],
  carried: CarriedBy,
): readonly ChatMessage[] {
  return history.flatMap((message, index) =>
    isVisibleTo(reader, message) ? [shown(message, self, carried(index))] : [],
  );
}

function shown(message: Message, self: ParticipantMessage["role"], carried: Carried | null): ChatMessage {
  if (message.role === "tool") return { role: "tool", content: message.content, tool_call_id: message.id };
  const { role, content, tool_calls: calls } = message;
  if (role !== self) return { role: "user", content };
  return {
    ...{ role: "assistant", content },
    tool_calls: calls === null || calls.length === 0 ? null : calls.map(shownCall),
    ...(carried === null ? {} : { carried }),
  };
}

function shownCall({ id, name, arguments: input }: ToolCall): ChatToolCall {
  return { id, function: { name, arguments: pythonJson(input) }, type: "function" };
}
