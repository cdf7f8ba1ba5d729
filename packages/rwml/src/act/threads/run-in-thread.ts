import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { GymError } from "@rwml/core";
import { match } from "ts-pattern";
import { ThreadEndedError } from "./thread-ended-error.js";
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
  /** The most memory that JavaScript may use in the thread, in MiB. Default: what node gives the main thread. */
  readonly memory?: number;
  /** What it throws ends the thread, and is what the caller gets. */
  readonly onEvent: (event: Event) => void;
}

/** How long a thread that has told its result may take to end, in milliseconds: something in it may run on for ever. */
const lastWords = 1000;

/**
 * Runs work in a thread of its own. Rejects with the thread's failure, once the thread has ended.
 *
 * @throws ThreadEndedError when the thread ends without a result
 */
export async function runInThread<Event, Result>({
  module,
  task,
  signal,
  end,
  memory,
  onEvent,
}: ThreadOptions<Event>): Promise<Result> {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(threadStart(module))}`), {
    workerData: task,
    ...(memory === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: memory } }),
  });
  const stop = () => worker.postMessage("stop");
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop);
  let ending: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      let outcome = (code: number) => reject(new ThreadEndedError(module, code));
      let isEnded = false;
      const settle = (told: () => void) => {
        if (isEnded) return;
        outcome = told;
        isEnded = true;
        ending = setTimeout(() => void worker.terminate(), lastWords);
      };
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
            settle(() => resolve(result as Result));
          })
          .with({ type: "failure" }, ({ code, message }) => {
            settle(() => reject(new GymError(code, message)));
          })
          .exhaustive();
      });
      worker.on("error", (error) => {
        if (!isEnded) outcome = () => reject(error);
      });
      worker.on("exit", (code) => outcome(code));
    });
  } finally {
    clearTimeout(ending);
    signal.removeEventListener("abort", stop);
  }
}

/** A thread begins outside any package, so it is told by URL where this one's bootstrap lies. */
function threadStart(module: string): string {
  const bootstrap = pathToFileURL(createRequire(import.meta.url).resolve("rwml/bin/bootstrap.mjs")).href;
  return `import { entry } from ${JSON.stringify(bootstrap)}; await import(entry(${JSON.stringify(module)}));`;
}
