import type { Json, JsonObject } from "../rules/json.js";
import { argumentsText } from "./arguments-text.js";
import type { ChatAnswer } from "./chat-model.js";
import { costOf, type Price } from "./price.js";
import type { Usage } from "./usage.js";

/** The part of a chat completion that is read; the AI SDK has checked its form. */
export interface ChatCompletion {
  readonly choices: readonly [
    JsonObject & {
      readonly message: {
        readonly content?: unknown;
        readonly tool_calls?: readonly CompletionToolCall[] | null;
      };
    },
  ];
  readonly usage?: {
    readonly prompt_tokens?: unknown;
    readonly completion_tokens?: unknown;
    /** In dollars, where the endpoint tells. */
    readonly cost?: unknown;
  } | null;
}

interface CompletionToolCall {
  readonly id?: string | null;
  readonly function: { readonly name: string; readonly arguments?: Json };
}

/**
 * Reads a chat completion.
 *
 * @param texts the parts of an answer that is not one text
 */
export function readAnswer(
  completion: ChatCompletion,
  texts: readonly string[],
  price: Price | null,
): ChatAnswer {
  const [choice] = completion.choices;
  const { content, tool_calls: toolCalls } = choice.message;
  const usage = readUsage(completion);
  return {
    content: typeof content === "string" ? content : texts.length > 0 ? texts.join("") : null,
    toolCalls: (toolCalls ?? []).map(({ id, function: { name, arguments: given } }) => ({
      ...{ id: id ?? "", name, arguments: argumentsText(given) },
    })),
    usage,
    cost: costOf(usage, price, completion.usage?.cost),
    raw: choice,
  };
}

function readUsage({ usage }: ChatCompletion): Usage | null {
  const { completion_tokens: completion, prompt_tokens: prompt } = usage ?? {};
  if (typeof completion !== "number" || typeof prompt !== "number") return null;
  return { completion_tokens: completion, prompt_tokens: prompt };
}
