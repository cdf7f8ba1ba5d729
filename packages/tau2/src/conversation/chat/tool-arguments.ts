import { isDict } from "../../python/dict.js";
import { parsePythonJson } from "../../python/parse-json.js";
import type { PythonRecord, PythonValue } from "../../python/python-value.js";
import { ChatError } from "./chat-error.js";
import { excerpt } from "./excerpt.js";

/**
 * Reads the arguments of a call, with Python's numbers. Some endpoints send a blank text where there are none. Throws
 * `chat/malformed-tool-call`.
 */
export function readToolArguments(tool: string, text: string): PythonRecord {
  if (text.trim() === "") return {};
  let value: PythonValue;
  try {
    value = parsePythonJson(text);
  } catch (cause) {
    throw malformed(tool, text, cause instanceof Error ? cause.message : String(cause), cause);
  }
  if (!isDict(value)) throw malformed(tool, text, "It is no object.");
  return value as PythonRecord;
}

function malformed(tool: string, text: string, problem: string, cause?: unknown): ChatError {
  return new ChatError(
    "chat/malformed-tool-call",
    `The model called ${tool} with arguments that are no JSON object: ${excerpt(text)}. ${problem}`,
    { cause },
  );
}
