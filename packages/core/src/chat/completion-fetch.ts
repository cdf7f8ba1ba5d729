import type { Json } from "../rules/json.js";
import { withArgumentTexts } from "./arguments-text.js";

/** A fetch for one request of the AI SDK, which keeps the completion as it came. */
export interface CompletionFetch {
  readonly fetch: typeof fetch;
  /** Null before a completion has come. */
  completion(): Json;
}

/** Lets the AI SDK see completions in the form that it takes, and keeps them in the form that they had. */
export function completionFetch(send: typeof fetch): CompletionFetch {
  let kept: Json = null;
  return {
    completion: () => kept,
    async fetch(input, init) {
      const response = await send(input, init);
      if (!response.ok) return response;
      const text = await response.text();
      const head = { status: response.status, headers: response.headers };
      try {
        kept = JSON.parse(text) as Json;
      } catch {
        return new Response(text, head);
      }
      return new Response(JSON.stringify(withArgumentTexts(kept)), head);
    },
  };
}
