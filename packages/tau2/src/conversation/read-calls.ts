import { type AnsweredToolCall, ChatError, readToolArguments } from "@rwml/core/chat";
import { isDict } from "../python/dict.js";
import { parsePythonJson } from "../python/parse-json.js";
import type { PythonRecord } from "../python/python-value.js";
import type { Requestor, ToolCall } from "../world/message.js";

/** The calls of an answer. */
export interface ReadCalls {
  /** Null without calls. */
  readonly calls: readonly ToolCall[] | null;
  /** How many of them have arguments that are no JSON object. */
  readonly malformed: number;
}

/**
 * The one argument of a call whose arguments are no JSON object; its value is the text that the model wrote. No tool takes
 * it, so that any tool answers with Python's error, which names it, and changes nothing: in a conversation, and whenever the
 * conversation is replayed, by the original, too. Without an argument, tools that need none would act.
 */
export const malformedArguments = "arguments_are_not_a_json_object";

const longest = 1_000;

/** Reads the calls of an answer, with Python's numbers: `25.0` is not `25`. */
export function readCalls(answered: readonly AnsweredToolCall[], requestor: Requestor): ReadCalls {
  if (answered.length === 0) return { calls: null, malformed: 0 };
  let malformed = 0;
  const calls = answered.map((call) => {
    const input = argumentsOf(call);
    if (input === null) malformed++;
    const shown = { [malformedArguments]: call.arguments.slice(0, longest) };
    return { ...call, arguments: input ?? shown, requestor };
  });
  return { calls, malformed };
}

/** Null where they are no JSON object. */
function argumentsOf(call: AnsweredToolCall): PythonRecord | null {
  try {
    return readToolArguments(call, parseObject);
  } catch (error) {
    if (error instanceof ChatError) return null;
    throw error;
  }
}

function parseObject(text: string): PythonRecord {
  const value = parsePythonJson(text);
  if (!isDict(value)) throw new TypeError("It is no object.");
  return value as PythonRecord;
}
