import type { Json, JsonObject } from "@rwml/core";
import type { ChatMessage } from "./chat-message.js";
import type { ChatRequest } from "./chat-model.js";

/** What is the same in all requests to a model. */
export interface RequestSettings {
  readonly model: string;
  readonly temperature?: number | null;
  readonly seed?: number | null;
  readonly parameters?: JsonObject;
}

/** The body of a request for a chat completion. */
export function requestBody(
  { model, temperature = 0, seed = null, parameters = {} }: RequestSettings,
  { messages, tools, toolChoice }: ChatRequest,
): JsonObject {
  return {
    model,
    ...(temperature === null ? {} : { temperature }),
    ...(seed === null ? {} : { seed }),
    messages: messages.map(sent),
    ...(tools === null ? {} : { tools: tools as unknown as Json }),
    ...(tools === null || toolChoice === null ? {} : { tool_choice: toolChoice }),
    ...parameters,
  };
}

/** Some endpoints refuse a null in place of calls. */
function sent(message: ChatMessage): Json {
  if (message.role !== "assistant" || message.tool_calls !== null) return message as unknown as JsonObject;
  return { role: message.role, content: message.content };
}
