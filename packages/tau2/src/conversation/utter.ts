import {
  type AnsweredToolCall,
  type ChatMessage,
  type ChatModel,
  type ChatRequest,
  readToolArguments,
  type ToolSchema,
} from "@rwml/core/chat";
import { isDict } from "../python/dict.js";
import { parsePythonJson } from "../python/parse-json.js";
import type { PythonRecord } from "../python/python-value.js";
import type { ParticipantMessage, Requestor } from "../world/message.js";
import type { Utterance } from "./participant.js";

/** Milliseconds from any origin. */
export type Clock = () => number;

/** What is asked for an utterance. */
export interface UtterOptions {
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly ToolSchema[];
  /** Whether the model must call a tool. Default: it may. */
  readonly mustCall?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Default: the process's clock. */
  readonly clock?: Clock | undefined;
}

/** Asks a model what a participant says next. Throws what the model throws, and `chat/malformed-tool-call`. */
export async function utter(
  model: ChatModel,
  role: Requestor,
  { messages, tools, mustCall = false, signal, clock = () => performance.now() }: UtterOptions,
): Promise<Utterance> {
  const request: ChatRequest = {
    messages,
    ...(tools.length === 0
      ? { tools: null, toolChoice: null }
      : { tools, toolChoice: mustCall ? "required" : "auto" }),
    ...(signal === undefined ? {} : { signal }),
  };
  const begin = clock();
  const { content, toolCalls, usage, cost, raw } = await model.complete(request);
  const message = { role, content, tool_calls: callsOf(toolCalls, role) };
  return { message, cost, usage, raw, seconds: (clock() - begin) / 1_000 };
}

function callsOf(calls: readonly AnsweredToolCall[], requestor: Requestor): ParticipantMessage["tool_calls"] {
  if (calls.length === 0) return null;
  return calls.map((call) => ({ ...call, arguments: readToolArguments(call, parseArguments), requestor }));
}

/** With Python's numbers: `25.0` is not `25`. */
function parseArguments(text: string): PythonRecord {
  const value = parsePythonJson(text);
  if (!isDict(value)) throw new TypeError("It is no object.");
  return value as PythonRecord;
}
