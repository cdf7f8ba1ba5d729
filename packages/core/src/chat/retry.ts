import { ChatError } from "./chat-error.js";

/** How failed calls are tried again. */
export interface RetryOptions {
  /** Tries after the first one. */
  readonly maxRetries: number;
  /** Waits for some milliseconds; rejects when the signal aborts. */
  readonly wait: Wait;
  readonly signal?: AbortSignal | undefined;
  /** Told before every wait. */
  readonly onWait?: ((wait: AnnouncedWait) => void) | undefined;
}

/** A wait before another try. */
export interface AnnouncedWait {
  readonly milliseconds: number;
  /** What made it necessary. */
  readonly failure: ChatError;
}

export type Wait = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

const firstWait = 1_000;
const longestWait = 60_000;
/** What Node's timers can count to. */
const longestTimer = 2 ** 31 - 1;

/**
 * Calls until an answer comes, waiting twice as long each time, up to a minute, or as long as the endpoint asks. Throws the last ChatError, or at once one that another try cannot mend; an abort throws the signal's reason.
 */
export async function withRetries<Answer>(
  call: () => Promise<Answer>,
  { maxRetries, wait, signal, onWait }: RetryOptions,
): Promise<Answer> {
  for (let tries = 0; ; tries++) {
    signal?.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof ChatError) || error.retry === "never" || tries >= maxRetries) throw error;
      const milliseconds = error.retry.wait ?? Math.min(firstWait * 2 ** tries, longestWait);
      onWait?.({ milliseconds, failure: error });
      await wait(milliseconds, signal);
    }
  }
}

/** Waits by the clock. */
export function waitByTimer(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => {
        signal?.removeEventListener("abort", stop);
        resolve();
      },
      Math.min(milliseconds, longestTimer),
    );
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    if (signal?.aborted === true) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}
