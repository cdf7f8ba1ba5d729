// The entry of a collecting thread.
import { setImmediate } from "node:timers/promises";
import { parentPort } from "node:worker_threads";
import { loadEnv } from "@rwml/core";
import { checkContinuation, collectShare, type ShareResult } from "@rwml/core/dataset";
import { registerEnvironments } from "../environments/register-environments.js";
import { serveThread } from "../threads/serve-thread.js";
import { Heartbeat } from "./heartbeat.js";
import { policyNamed } from "./policy-named.js";
import type { CheckTask, ShareEvent, ShareTask } from "./share-task.js";

/** What the work itself threw; everything else that ends the thread is not. */
let own: { readonly failure: unknown } | null = null;
process.on("uncaughtExceptionMonitor", (failure) => {
  if (own?.failure !== failure) parentPort?.postMessage({ type: "event", event: { type: "stray" } });
});

await serveThread<ShareTask | CheckTask, ShareEvent, ShareResult | null>(async (...given) => {
  try {
    return await work(...given);
  } catch (failure) {
    own = { failure };
    throw failure;
  }
});

async function work(
  task: ShareTask | CheckTask,
  tell: (event: ShareEvent) => void,
  signal: AbortSignal,
): Promise<ShareResult | null> {
  const { dir, env, load, modules, memory } = task;
  const watch = new Heartbeat(memory);
  await registerEnvironments(modules);
  const envModule = await loadEnv(env, load);
  // What was left running on loading strikes here, where no episode is blamed for it.
  await setImmediate();
  watch.rest();
  if (task.type === "check") {
    await checkContinuation(dir, envModule, watch);
    return null;
  }
  return collectShare({
    ...{ dir, envModule, signal, watch },
    share: task.share,
    policy: policyNamed(task.policy, envModule),
    retry: task.retry,
    ...(task.broken === null ? {} : { broken: task.broken }),
    onProgress: (progress) => tell({ type: "progress", progress }),
    onFailure: (failure) => tell({ type: "failure", failure }),
  });
}
