import type { Json, JsonObject } from "../rules/json.js";

/** The text of a call's arguments: some endpoints send an object in place of a text, some send nothing. */
export function argumentsText(given: Json | undefined): string {
  if (given === undefined || given === null) return "";
  return typeof given === "string" ? given : JSON.stringify(given);
}

/** A chat completion whose calls all have texts as arguments, which is what the AI SDK takes. */
export function withArgumentTexts(completion: Json): Json {
  return mapped(completion, "choices", (choice) =>
    mapped(choice, "message", (message) =>
      mapped(message, "tool_calls", (call) =>
        mapped(call, "function", (callee) =>
          isObject(callee) ? { ...callee, arguments: argumentsText(callee.arguments) } : callee,
        ),
      ),
    ),
  );
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
