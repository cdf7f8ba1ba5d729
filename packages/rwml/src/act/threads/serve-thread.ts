import { parentPort, workerData } from "node:worker_threads";
import { isGymError } from "@rwml/core";
import type { ThreadMessage } from "./thread-message.js";

/** Does the work that this thread was started for: `runInThread` is the other end. */
export async function serveThread<Task, Event, Result>(
  work: (task: Task, tell: (event: Event) => void, signal: AbortSignal) => Promise<Result>,
): Promise<void> {
  const stop = new AbortController();
  parentPort?.once("message", () => stop.abort());
  const post = (message: ThreadMessage<Event, Result>): void => parentPort?.postMessage(message);
  try {
    const result = await work(workerData as Task, (event) => post({ type: "event", event }), stop.signal);
    post({ type: "end", result });
  } catch (failure) {
    // An Error's class is lost between threads; what is no GymError ends the thread and is reported as it is.
    if (!isGymError(failure)) throw failure;
    post({ type: "failure", code: failure.code, message: failure.message });
  } finally {
    parentPort?.close();
  }
}
