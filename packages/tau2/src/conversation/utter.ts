import {
  type ChatAnswer,
  ChatError,
  type ChatMessage,
  type ChatModel,
  type ChatRequest,
  type ToolSchema,
} from "@rwml/core/chat";
import type { Requestor } from "../world/message.js";
import type { Utterance } from "./participant.js";
import { readCalls } from "./read-calls.js";

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

/**
 * Asks a model what a participant says next. A message that calls tools with arguments that are no JSON object is asked for
 * once more; where that is malformed, too, it stands, and its tools answer with an error. Throws what the model throws,
 * and `chat/bad-answer` where its endpoint says that an answer ended with an error.
 */
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
  const first = await answerOf(model, request);
  const read = readCalls(first.toolCalls, role);
  if (read.malformed === 0) return uttered(first, read.calls);
  const second = await answerOf(model, request);
  const again = readCalls(second.toolCalls, role);
  return {
    ...uttered(together(first, second), again.calls),
    malformed: again.malformed === 0 ? "asked-again" : "answered-with-errors",
  };

  function uttered({ content, cost, usage, raw }: ChatAnswer, calls: typeof read.calls): Utterance {
    const message = { role, content, tool_calls: calls };
    return { message, cost, usage, raw, seconds: (clock() - begin) / 1_000 };
  }
}

async function answerOf(model: ChatModel, request: ChatRequest): Promise<ChatAnswer> {
  const answer = await model.complete(request);
  if (answer.raw?.finish_reason !== "error") return answer;
  throw new ChatError(
    "chat/bad-answer",
    `The endpoint of ${model.name} says that its answer ended with an error (finish_reason "error"). Run it again, or look into the endpoint's log.`,
  );
}

/** The second answer with what both took; the first one is kept beside it. */
function together(first: ChatAnswer, second: ChatAnswer): ChatAnswer {
  const [before, after] = [first.usage, second.usage];
  return {
    ...second,
    cost: first.cost === null || second.cost === null ? null : first.cost + second.cost,
    usage:
      before === null || after === null
        ? null
        : {
            completion_tokens: before.completion_tokens + after.completion_tokens,
            prompt_tokens: before.prompt_tokens + after.prompt_tokens,
          },
    raw: second.raw && { ...second.raw, malformed_before: first.raw },
  };
}
