import type { Carried } from "./carried.js";

/** A message as OpenAI-compatible endpoints take it. */
export type ChatMessage =
  | { readonly role: "system"; readonly content: string }
  | { readonly role: "user"; readonly content: string | null }
  | AssistantChatMessage
  | { readonly role: "tool"; readonly content: string; readonly tool_call_id: string };

/** What the model said before. */
export interface AssistantChatMessage {
  readonly role: "assistant";
  readonly content: string | null;
  /** Null without calls. */
  readonly tool_calls: readonly ChatToolCall[] | null;
  /** Fields that the answer had, from `carriedOf`: they stand in the message again. */
  readonly carried?: Carried;
}

/** A call that the model made before. */
export interface ChatToolCall {
  readonly id: string;
  readonly function: {
    readonly name: string;
    /** JSON, in whatever spelling: it is sent as it stands. */
    readonly arguments: string;
  };
  readonly type: "function";
}
