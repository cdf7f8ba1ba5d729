import type { JsonObject } from "../rules/json.js";
import type { ChatMessage } from "./chat-message.js";
import type { ToolSchema } from "./tool-schema.js";
import type { Usage } from "./usage.js";

/** A language model that answers conversations; anything with this one method will do. */
export interface ChatModel {
  /** As its endpoint names it, such as `gpt-4.1-2025-04-14`. */
  readonly name: string;
  /**
   * Answers once. Throws a ChatError:
   * - `chat/context-too-long` when the conversation does not fit the model,
   * - `chat/refused-key`, `chat/rate-limited`, `chat/timed-out`, `chat/unreachable`, `chat/refused-request`,
   *   `chat/redirected`, `chat/bad-answer` when no answer can be had.
   *
   * An abort throws the signal's reason.
   */
  complete(request: ChatRequest): Promise<ChatAnswer>;
}

export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  /** Null without tools; never empty. */
  readonly tools: readonly ToolSchema[] | null;
  /** Null lets the model choose. */
  readonly toolChoice: "auto" | "required" | null;
  readonly signal?: AbortSignal;
}

export interface ChatAnswer {
  readonly content: string | null;
  /** Empty without calls. */
  readonly toolCalls: readonly AnsweredToolCall[];
  readonly usage: Usage | null;
  /** In dollars; null where prices are not known. */
  readonly cost: number | null;
  /** The choice as the endpoint sent it. */
  readonly raw: JsonObject | null;
}

/** A call that a model makes. */
export interface AnsweredToolCall {
  readonly id: string;
  readonly name: string;
  /** As the model wrote them, well-formed or not: `readToolArguments` reads them. */
  readonly arguments: string;
}
