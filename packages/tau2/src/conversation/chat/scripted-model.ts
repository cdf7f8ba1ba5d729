import { GymError } from "@rwml/core";
import type { AnsweredToolCall, ChatAnswer, ChatModel, ChatRequest } from "./chat-model.js";

/** What a scripted model answers: a text, calls, a whole answer, or an error that it throws. */
export type ScriptedReply =
  | string
  | Error
  | (Partial<Omit<ChatAnswer, "toolCalls">> & { readonly toolCalls?: readonly ScriptedToolCall[] });

/** A call; without an id it gets `call_0`, `call_1` and so on. */
export type ScriptedToolCall = Omit<AnsweredToolCall, "id"> & { readonly id?: string };

/** A model that plays what it is told, and remembers what it was asked. */
export interface ScriptedModel extends ChatModel {
  readonly requests: readonly ChatRequest[];
}

/**
 * A chat model for tests: it plays replies in order, or those that a function gives. Throws `chat/script-over` when it
 * is asked once more.
 */
export function scriptedModel(
  replies: readonly ScriptedReply[] | ((request: ChatRequest, index: number) => ScriptedReply),
  name = "scripted",
): ScriptedModel {
  const requests: ChatRequest[] = [];
  let calls = 0;
  return {
    name,
    requests,
    async complete(request) {
      request.signal?.throwIfAborted();
      const index = requests.push(request) - 1;
      const reply = typeof replies === "function" ? replies(request, index) : replies[index];
      if (reply === undefined) throw scriptOver(index);
      if (reply instanceof Error) throw reply;
      const { toolCalls = [], ...answer } = typeof reply === "string" ? { content: reply } : reply;
      return {
        ...{ content: null, usage: null, cost: 0, raw: null, ...answer },
        toolCalls: toolCalls.map((call) => ({ id: `call_${calls++}`, ...call })),
      };
    },
  };
}

function scriptOver(replies: number): GymError {
  return new GymError(
    "chat/script-over",
    `The scripted model has played its ${replies} replies. Give it as many as the conversation takes.`,
  );
}
