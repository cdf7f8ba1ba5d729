import type { Json } from "../rules/json.js";
import { plainCompletion } from "./arguments-text.js";
import { withoutSecrets } from "./without-secrets.js";

/** A fetch for one request of the AI SDK, which keeps the completion as it came. */
export interface CompletionFetch {
  readonly fetch: typeof fetch;
  /** Null before a completion has come. */
  completion(): Json;
}

/**
 * Lets the AI SDK see completions in the form that it takes, and keeps them in the form that they had, both without what
 * nobody should see.
 */
export function completionFetch(send: typeof fetch, secrets: readonly string[]): CompletionFetch {
  const inAnswers = withoutSecrets(secrets, 8);
  const inFailures = withoutSecrets(secrets, 4);
  let kept: Json = null;
  return {
    completion: () => kept,
    async fetch(input, init) {
      const response = await send(input, init);
      const head = { status: response.status, headers: response.headers };
      if (!response.ok) return new Response(inFailures(await response.text()), head);
      const text = inAnswers(await response.text());
      try {
        kept = JSON.parse(text) as Json;
      } catch {
        return new Response(text, head);
      }
      return new Response(JSON.stringify(plainCompletion(kept)), head);
    },
  };
}
