// The entry of a collecting thread.
import { parentPort, workerData } from "node:worker_threads";
import { GymError, loadEnv } from "@rwml/core";
import { collectShare } from "@rwml/core/dataset";
import { registerEnvironments } from "../cli/register-environments.js";
import { policyNamed } from "./policy-named.js";
import type { WorkerMessage, WorkerTask } from "./worker-message.js";

const { dir, share, env, load, modules, policy } = workerData as WorkerTask;
const stop = new AbortController();
parentPort?.once("message", () => stop.abort());

try {
  await registerEnvironments(modules);
  const envModule = await loadEnv(env, load);
  const result = await collectShare({
    dir,
    share,
    envModule,
    policy: policyNamed(policy, envModule),
    signal: stop.signal,
    onProgress: (progress) => tell({ type: "progress", progress }),
  });
  tell({ type: "end", result });
} catch (failure) {
  // An Error's class is lost between threads; what is no GymError ends the thread and is reported as it is.
  if (!(failure instanceof GymError)) throw failure;
  tell({ type: "failure", code: failure.code, message: failure.message });
} finally {
  parentPort?.close();
}

function tell(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}
