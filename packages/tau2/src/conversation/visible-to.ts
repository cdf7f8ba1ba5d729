import type { Message } from "../world/message.js";
import type { ConversationRole } from "./conversation-state.js";

/** Whether a role sees a message: the other side's calls, and what tools answered to them, stay hidden from it. */
export function isVisibleTo(role: ConversationRole, message: Message): boolean {
  const own = role === "agent" ? "assistant" : "user";
  if (message.role === "tool") return message.requestor === own;
  return message.role === own || message.tool_calls === null;
}
