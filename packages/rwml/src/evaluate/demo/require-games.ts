import { loadEnv, requireTasks, rulesName } from "@rwml/core";
import { registerEnvironments } from "../../act/environments/register-environments.js";
import { demoEnvironments } from "./demo-environments.js";

/** Throws where games that the main job needs are missing, so that it ends before it has measured or written anything. */
export async function requireGames(data: string): Promise<void> {
  await registerEnvironments([]);
  const { env, load } = demoEnvironments(data);
  for (const id of [env.train, env.test]) {
    const { tasks, rules } = await loadEnv(id, load);
    requireTasks(tasks, rulesName(rules), id);
  }
}
