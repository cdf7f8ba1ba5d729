import { loadEnv, requireTasks } from "@rwml/core";
import { registerEnvironments } from "../cli/register-environments.js";
import { demoEnvironments } from "./demo-environments.js";

/** Throws where games that the main job needs are missing, so that it ends before it has measured or written anything. */
export async function requireGames(data: string): Promise<void> {
  await registerEnvironments([]);
  const { env, load } = demoEnvironments(data);
  for (const id of [env.train, env.test]) requireTasks((await loadEnv(id, load)).tasks, id);
}
