import type { PythonRecord } from "../python/python-value.js";

/** Who may call tools. */
export type Requestor = "assistant" | "user";

/** A call of a tool as it stands in a message. */
export interface ToolCall {
  /** Given by the model's endpoint; may repeat within a conversation, may be empty. */
  readonly id: string;
  readonly name: string;
  readonly arguments: PythonRecord;
  readonly requestor: Requestor;
}

/** What a participant says: a text, tool calls, or both. */
export interface ParticipantMessage {
  readonly role: "assistant" | "user";
  readonly content: string | null;
  /** Null without calls; upstream counts an empty list as calls. */
  readonly tool_calls: readonly ToolCall[] | null;
}

/** What a tool answered. */
export interface ToolMessage {
  readonly role: "tool";
  /** The id of the call. */
  readonly id: string;
  readonly content: string;
  readonly requestor: Requestor;
  readonly error: boolean;
  /** The bug of the domain that made this answer, such as `lend_book threw TypeError: …`; absent where there is none. */
  readonly bug?: string;
}

/** An entry of a conversation's history. Names of fields are upstream's, because results files hold them. */
export type Message = ParticipantMessage | ToolMessage;

/** Whether a message calls tools (upstream's `is_tool_call`: an empty list does, too). */
export function isToolCall(
  message: ParticipantMessage,
): message is ParticipantMessage & { readonly tool_calls: readonly ToolCall[] } {
  return message.tool_calls !== null;
}

/** Whether a message says something (upstream's `has_text_content`). */
export function hasText(message: ParticipantMessage): boolean {
  return message.content !== null && message.content.trim() !== "";
}
