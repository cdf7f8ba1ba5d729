import type { Json, JsonObject } from "../rules/json.js";

/** What an answer holds beside words and calls and has to come back to its model with them. */
export interface Carried {
  /** Fields of the message. */
  readonly message: JsonObject;
  /** Fields of each call, in order. */
  readonly calls: readonly JsonObject[];
}

/**
 * The model's reasoning, in the spellings of DeepSeek (`reasoning_content`), vLLM (`reasoning`) and OpenRouter
 * (`reasoning_details`), and what Google signs it with (`extra_content`, also of single calls). Some endpoints answer 400
 * to a conversation without them.
 */
export const carriedFields: readonly string[] = [
  "reasoning_content",
  "reasoning",
  "reasoning_details",
  "extra_content",
];
const callFields = ["extra_content"];

/** What has to come back, of a choice as the endpoint sent it; null where it holds nothing of the kind. */
export function carriedOf(choice: JsonObject | null): Carried | null {
  const message = choice?.message;
  if (!isObject(message)) return null;
  const calls = Array.isArray(message.tool_calls) ? message.tool_calls : [];
  const carried = {
    message: picked(message, carriedFields),
    calls: calls.map((call) => (isObject(call) ? picked(call, callFields) : {})),
  };
  const holdsAnything = [carried.message, ...carried.calls].some((fields) => Object.keys(fields).length > 0);
  return holdsAnything ? carried : null;
}

function picked(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = Object.hasOwn(object, name) ? object[name] : null;
      return value === undefined || value === null ? [] : [[name, value]];
    }),
  );
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
