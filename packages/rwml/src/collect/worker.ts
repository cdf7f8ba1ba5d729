// The entry of a collecting thread.
import { loadEnv } from "@rwml/core";
import { type CollectProgress, collectShare, type ShareResult } from "@rwml/core/dataset";
import { registerEnvironments } from "../cli/register-environments.js";
import { serveThread } from "../threads/serve-thread.js";
import { policyNamed } from "./policy-named.js";
import type { ShareTask } from "./share-task.js";

await serveThread<ShareTask, CollectProgress, ShareResult>(
  async ({ dir, share, env, load, modules, policy }, onProgress, signal) => {
    await registerEnvironments(modules);
    const envModule = await loadEnv(env, load);
    return collectShare({
      dir,
      share,
      envModule,
      policy: policyNamed(policy, envModule),
      signal,
      onProgress,
    });
  },
);
