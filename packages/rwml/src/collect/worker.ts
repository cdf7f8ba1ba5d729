// The entry of a collecting thread.
import { loadEnv } from "@rwml/core";
import { checkContinuation, collectShare, type ShareResult } from "@rwml/core/dataset";
import { registerEnvironments } from "../cli/register-environments.js";
import { serveThread } from "../threads/serve-thread.js";
import { Heartbeat } from "./heartbeat.js";
import { policyNamed } from "./policy-named.js";
import type { CheckTask, ShareEvent, ShareTask } from "./share-task.js";

await serveThread<ShareTask | CheckTask, ShareEvent, ShareResult | null>(async (task, tell, signal) => {
  const { dir, env, load, modules, memory } = task;
  const watch = new Heartbeat(memory);
  await registerEnvironments(modules);
  const envModule = await loadEnv(env, load);
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
    ...(task.timedOut === null ? {} : { timedOut: task.timedOut }),
    onProgress: (progress) => tell({ type: "progress", progress }),
    onFailure: (failure) => tell({ type: "failure", failure }),
  });
});
