import { isToolCall, type Message } from "../world/message.js";
import type { ConversationRole } from "./conversation-state.js";
import { functionalCall } from "./functional-call.js";
import { isVisibleTo } from "./visible-to.js";

/** What a role sees of a conversation: everything, or what came after its own last message. */
export type ObservedPart = "everything" | "answers";

/**
 * A conversation as upstream's gym shows it to a role: a line `user: …`, `assistant: …` or `tool: …` for each message
 * that it may see, calls in functional form.
 */
export function observeConversation(
  messages: readonly Message[],
  role: ConversationRole,
  part: ObservedPart = "answers",
): string {
  const own = role === "agent" ? "assistant" : "user";
  const start = part === "answers" ? messages.findLastIndex((message) => message.role === own) + 1 : 0;
  return messages
    .slice(start)
    .filter((message) => isVisibleTo(role, message))
    .map(lineOf)
    .join("\n");
}

function lineOf(message: Message): string {
  if (message.role === "tool") return `tool: ${message.content}`;
  const said = isToolCall(message) ? message.tool_calls.map(functionalCall).join(", ") : message.content;
  return `${message.role}: ${said ?? "None"}`;
}
