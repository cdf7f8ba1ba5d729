import { loadEnv, requireTasks } from "@rwml/core";
import { registerEnvironments } from "../cli/register-environments.js";

/** What `planDemo` trains and tests on when it is given a folder of games. */
const environments = ["alfworld/practice", "alfworld/valid_unseen"];

/** Throws where games that the main job needs are missing, so that it ends before it has measured or written anything. */
export async function requireGames(data: string): Promise<void> {
  await registerEnvironments([]);
  for (const id of environments) requireTasks((await loadEnv(id, { data })).tasks, id);
}
