import { GymError } from "../errors.js";
import type { TaskSource } from "../rules/task-source.js";

/**
 * Throws a GymError `env/no-task` where an environment has no tasks to choose from.
 *
 * @param name how messages call the environment
 */
export function requireTasks(tasks: Pick<TaskSource<unknown>, "size">, name: string): void {
  if (tasks.size !== 0) return;
  throw new GymError(
    "env/no-task",
    `${name} has no tasks to choose from: its task source is empty. Look at the data it was loaded with (--data), or name a task.`,
  );
}
