import type { Usage } from "./usage.js";

/** What a model costs, in dollars per million tokens. */
export interface Price {
  readonly prompt: number;
  readonly completion: number;
}

/**
 * The cost of an answer in dollars: by the price that is given, else what the endpoint itself says, as OpenRouter does; null
 * where neither is known.
 */
export function costOf(usage: Usage | null, price: Price | null, said: unknown): number | null {
  if (usage !== null && price !== null) {
    return (usage.prompt_tokens * price.prompt + usage.completion_tokens * price.completion) / 1_000_000;
  }
  return typeof said === "number" && said >= 0 ? said : null;
}
