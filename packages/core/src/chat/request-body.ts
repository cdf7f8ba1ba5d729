import type { Json, JsonObject } from "../rules/json.js";
import type { ChatMessage, ChatToolCall } from "./chat-message.js";
import type { ChatRequest } from "./chat-model.js";

/** What is the same in all requests to a model. */
export interface RequestSettings {
  readonly model: string;
  readonly temperature?: number | null;
  readonly seed?: number | null;
  readonly parameters?: JsonObject;
}

/** The body of a request for a chat completion. What is null is not sent. */
export function requestBody(
  { model, temperature = 0, seed = null, parameters = {} }: RequestSettings,
  { messages, tools, toolChoice }: ChatRequest,
): JsonObject {
  const body: JsonObject = {
    model,
    temperature,
    seed,
    messages: messages.map(sent),
    ...(tools === null ? {} : { tools: tools as unknown as Json }),
    ...(tools === null || toolChoice === null ? {} : { tool_choice: toolChoice }),
    ...parameters,
  };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}

function sent(message: ChatMessage): Json {
  if (message.role !== "assistant") return message as unknown as JsonObject;
  const { role, content, tool_calls: calls, carried } = message;
  return {
    ...carried?.message,
    ...{ role, content },
    // Some endpoints refuse a null in place of calls, and some a name beside the function's.
    ...(calls === null
      ? {}
      : { tool_calls: calls.map((call, index) => sentCall(call, carried?.calls[index])) }),
  };
}

function sentCall(
  { id, type, function: { name, arguments: input } }: ChatToolCall,
  carried?: JsonObject,
): Json {
  return { ...carried, id, type, function: { name, arguments: input } };
}
