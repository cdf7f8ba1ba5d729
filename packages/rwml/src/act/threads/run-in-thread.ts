import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { GymError } from "@rwml/core";
import { match } from "ts-pattern";
import type { ThreadMessage } from "./thread-message.js";

/** What a thread is to do, and who listens. */
export interface ThreadOptions<Event> {
  /** The module that serves it, named as `entry` of bin/bootstrap.mjs takes it, such as `act/collect/worker`. */
  readonly module: string;
  /** Handed over by structured clone. */
  readonly task: unknown;
  /** Asks the thread to stop; it ends in its own time, with a result. */
  readonly signal: AbortSignal;
  /** Ends the thread at once, whatever it does; its reason is what the caller gets. */
  readonly end?: AbortSignal;
  /** What it throws ends the thread, and is what the caller gets. */
  readonly onEvent: (event: Event) => void;
}

/**
 * Runs work in a thread of its own. Rejects with the thread's failure, once the thread has ended.
 *
 * @throws GymError `thread/ended` when the thread ends without a result
 */
export async function runInThread<Event, Result>({
  module,
  task,
  signal,
  end,
  onEvent,
}: ThreadOptions<Event>): Promise<Result> {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(threadStart(module))}`), {
    workerData: task,
  });
  const stop = () => worker.postMessage("stop");
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop);
  try {
    return await new Promise((resolve, reject) => {
      let outcome = () => reject(endedEarly(module));
      let isEnded = false;
      end?.addEventListener("abort", () => {
        outcome = () => reject(end.reason);
        isEnded = true;
        void worker.terminate();
      });
      worker.on("message", (message: ThreadMessage<Event, Result>) => {
        match(message)
          .with({ type: "event" }, ({ event }) => {
            try {
              onEvent(event as Event);
            } catch (failure) {
              outcome = () => reject(failure);
              worker.removeAllListeners("message");
              void worker.terminate();
            }
          })
          .with({ type: "end" }, ({ result }) => {
            if (!isEnded) outcome = () => resolve(result as Result);
          })
          .with({ type: "failure" }, ({ code, message }) => {
            if (!isEnded) outcome = () => reject(new GymError(code, message));
          })
          .exhaustive();
      });
      worker.on("error", (error) => {
        if (!isEnded) outcome = () => reject(error);
      });
      worker.on("exit", () => outcome());
    });
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** A thread begins outside any package, so it is told by URL where this one's bootstrap lies. */
function threadStart(module: string): string {
  const bootstrap = pathToFileURL(createRequire(import.meta.url).resolve("rwml/bin/bootstrap.mjs")).href;
  return `import { entry } from ${JSON.stringify(bootstrap)}; await import(entry(${JSON.stringify(module)}));`;
}

function endedEarly(module: string): GymError {
  return new GymError(
    "thread/ended",
    `The thread ${module} ended before its work was done. What it wrote is kept; run the same command again to go on.`,
  );
}
