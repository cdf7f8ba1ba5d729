import { ChatError } from "./chat-error.js";

/** How failed calls are tried again. */
export interface RetryOptions {
  /** Tries after the first one. */
  readonly maxRetries: number;
  /** Waits for some milliseconds; rejects when the signal aborts. */
  readonly wait: Wait;
  readonly signal?: AbortSignal | undefined;
}

export type Wait = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

const firstWait = 1_000;
const longestWait = 60_000;

/**
 * Calls until an answer comes, waiting twice as long each time, or as long as the endpoint asks, never more than a
 * minute. Throws the last ChatError, or at once one that another try cannot mend; an abort throws the signal's reason.
 */
export async function withRetries<Answer>(
  call: () => Promise<Answer>,
  { maxRetries, wait, signal }: RetryOptions,
): Promise<Answer> {
  for (let tries = 0; ; tries++) {
    signal?.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof ChatError) || error.retry === "never" || tries >= maxRetries) throw error;
      await wait(Math.min(error.retry.wait ?? firstWait * 2 ** tries, longestWait), signal);
    }
  }
}

/** Waits by the clock. */
export function waitByTimer(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    if (signal?.aborted === true) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}
