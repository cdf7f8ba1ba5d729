import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { GymError } from "@rwml/core";
import type { CollectProgress, ShareResult } from "@rwml/core/dataset";
import { match } from "ts-pattern";
import type { WorkerMessage, WorkerTask } from "./worker-message.js";

/**
 * Runs a share of a collection in a thread of its own. When the signal aborts, the thread stops after the step at
 * hand; everything it has recorded is kept. Rejects with the thread's failure, once the thread has ended.
 */
export async function runWorker(
  task: WorkerTask,
  signal: AbortSignal,
  onProgress: (progress: CollectProgress) => void,
): Promise<ShareResult> {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(threadStart())}`), {
    workerData: task,
  });
  const stop = () => worker.postMessage("stop");
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop);
  try {
    return await new Promise((resolve, reject) => {
      let outcome = () => reject(endedEarly(task.share));
      worker.on("message", (message: WorkerMessage) => {
        match(message)
          .with({ type: "progress" }, ({ progress }) => onProgress(progress))
          .with({ type: "end" }, ({ result }) => {
            outcome = () => resolve(result);
          })
          .with({ type: "failure" }, ({ code, message }) => {
            outcome = () => reject(new GymError(code, message));
          })
          .exhaustive();
      });
      worker.on("error", (error) => {
        outcome = () => reject(error);
      });
      worker.on("exit", () => outcome());
    });
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** A thread begins outside any package, so it is told by URL where this one's bootstrap lies. */
function threadStart(): string {
  const bootstrap = pathToFileURL(createRequire(import.meta.url).resolve("rwml/bin/bootstrap.mjs")).href;
  return `import { entry } from ${JSON.stringify(bootstrap)}; await import(entry("collect/worker"));`;
}

function endedEarly(share: number): GymError {
  return new GymError(
    "collect/thread-ended",
    `Collecting thread ${share} ended before its work was done. What it recorded is kept; run the same collection again to go on.`,
  );
}
