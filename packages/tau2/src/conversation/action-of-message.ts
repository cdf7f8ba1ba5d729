import { isToolCall, type ParticipantMessage } from "../world/message.js";
import type { ConversationAction } from "./action.js";

/** A participant's message as an action; one with nothing in it becomes an action that the rules refuse. */
export function actionOfMessage(message: ParticipantMessage): ConversationAction {
  if (!isToolCall(message)) return { type: "say", text: message.content ?? "" };
  const calls = message.tool_calls.map(({ id, name, arguments: input }) => ({ id, name, arguments: input }));
  return { type: "call", calls, text: message.content };
}
