import { ChatError } from "./chat-error.js";

/**
 * Runs a call with a signal that aborts when time is up or the caller aborts. Throws `chat/timed-out`; the caller's
 * abort throws the reason of its signal.
 */
export async function withinTime<Result>(
  seconds: number,
  signal: AbortSignal | undefined,
  call: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    controller.abort();
  }, seconds * 1_000);
  const stop = () => controller.abort(signal?.reason);
  signal?.addEventListener("abort", stop, { once: true });
  if (signal?.aborted === true) stop();
  try {
    return await call(controller.signal);
  } catch (cause) {
    signal?.throwIfAborted();
    if (!isLate) throw cause;
    throw new ChatError(
      "chat/timed-out",
      `The model did not answer within ${seconds} seconds. Allow more time, or ask an endpoint with less load.`,
      { retry: { wait: null }, cause },
    );
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}
