import type { Usage } from "./usage.js";

/** What a model costs, in dollars per million tokens. */
export interface Price {
  readonly prompt: number;
  readonly completion: number;
}

/** The cost of an answer in dollars; null where price or usage is not known. */
export function costOf(usage: Usage | null, price: Price | null): number | null {
  if (usage === null || price === null) return null;
  return (usage.prompt_tokens * price.prompt + usage.completion_tokens * price.completion) / 1_000_000;
}
