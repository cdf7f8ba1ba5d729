import type { Json, JsonObject } from "../rules/json.js";
import { ChatError } from "./chat-error.js";
import type { AnsweredToolCall } from "./chat-model.js";
import { excerpt } from "./excerpt.js";

/**
 * Reads the arguments of a call. Some endpoints send a blank text or `null` where there are none. Throws
 * `chat/malformed-tool-call`.
 *
 * @param parse reads the text of an object where JavaScript's JSON would lose something, such as that 25.0 is not 25;
 * it throws for any other text. Default: any JSON object.
 */
export function readToolArguments(call: Pick<AnsweredToolCall, "name" | "arguments">): JsonObject;
export function readToolArguments<Arguments>(
  call: Pick<AnsweredToolCall, "name" | "arguments">,
  parse: (text: string) => Arguments,
): Arguments;
export function readToolArguments(
  { name, arguments: text }: Pick<AnsweredToolCall, "name" | "arguments">,
  parse: (text: string) => unknown = parseObject,
): unknown {
  try {
    return parse(/^\s*(null\s*)?$/.test(text) ? "{}" : text);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new ChatError(
      "chat/malformed-tool-call",
      `The model called ${name} with arguments that are no JSON object: ${excerpt(text)}. ${problem}`,
      { cause },
    );
  }
}

function parseObject(text: string): JsonObject {
  const value: Json = JSON.parse(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError("It is no object.");
  }
  return value as JsonObject;
}
