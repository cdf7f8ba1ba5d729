import type { ParticipantMessage, Requestor } from "../../world/message.js";
import type { Utterance } from "../participant.js";
import type { ChatMessage } from "./chat-message.js";
import type { AnsweredToolCall, ChatModel, ChatRequest } from "./chat-model.js";
import type { ToolSchema } from "./tool-schema.js";

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

/** Asks a model what a participant says next. Throws what the model throws. */
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
  return calls.length === 0 ? null : calls.map((call) => ({ ...call, requestor }));
}
