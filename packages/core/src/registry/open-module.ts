import type { AnyEnv } from "../env/env.js";
import { openEnv } from "../env/open-env.js";
import type { AnyEnvModule } from "./env-module.js";

/** Opens an env on a loaded environment, with its own step limit or another one. */
export function openModule({ rules, tasks, maxSteps }: AnyEnvModule, limit = maxSteps): AnyEnv {
  return openEnv(rules, limit === undefined ? { tasks } : { tasks, maxSteps: limit });
}
