/** The longest that Node's timers can count. */
const longestTimer = 2 ** 31 - 1;

/** A turn of a conversation, or null where its time was up before. */
export type InTime<Value> = { readonly value: Value } | null;

/**
 * Does some work with a signal that aborts when the time is up or the caller aborts. Null where the time was up first; an abort
 * throws the reason of the caller's signal.
 *
 * @param milliseconds undefined for no limit
 */
export async function untilLate<Value>(
  milliseconds: number | undefined,
  signal: AbortSignal | undefined,
  work: (signal?: AbortSignal) => Promise<Value>,
): Promise<InTime<Value>> {
  if (milliseconds === undefined) return { value: await work(signal) };
  const controller = new AbortController();
  const late = new Error("The time of the conversation is up.");
  const timer = setTimeout(() => controller.abort(late), Math.min(Math.max(milliseconds, 0), longestTimer));
  const stop = () => controller.abort(signal?.reason);
  signal?.addEventListener("abort", stop, { once: true });
  if (signal?.aborted === true) stop();
  try {
    return { value: await work(controller.signal) };
  } catch (failure) {
    if (controller.signal.aborted && controller.signal.reason === late) return null;
    throw failure;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}
