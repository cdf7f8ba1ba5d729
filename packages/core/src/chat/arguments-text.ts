import type { Json, JsonObject } from "../rules/json.js";
import { carriedFields } from "./carried.js";

/** The text of a call's arguments: some endpoints send an object in place of a text, some send nothing. */
export function argumentsText(given: Json | undefined): string {
  if (given === undefined || given === null) return "";
  return typeof given === "string" ? given : JSON.stringify(given);
}

/**
 * A chat completion as the AI SDK takes it: calls have texts as arguments, and what it would check, but nobody reads from it,
 * is left out.
 */
export function plainCompletion(completion: Json): Json {
  return mapped(completion, "choices", (choice) =>
    mapped(choice, "message", (message) =>
      mapped(withoutCarried(message), "tool_calls", (call) =>
        mapped(withoutCarried(call), "function", (callee) =>
          isObject(callee) ? { ...callee, arguments: argumentsText(callee.arguments) } : callee,
        ),
      ),
    ),
  );
}

function withoutCarried(value: Json): Json {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !carriedFields.includes(name)));
}

/** Changes one entry of an object, or all items of the list that it is; whatever else it is stays. */
function mapped(value: Json, key: string, change: (entry: Json) => Json): Json {
  if (!isObject(value)) return value;
  const entry = value[key];
  if (entry === undefined || entry === null) return value;
  return { ...value, [key]: Array.isArray(entry) ? entry.map(change) : change(entry) };
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
