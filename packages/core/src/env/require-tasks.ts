import { GymError } from "../errors.js";
import type { TaskSource } from "../rules/task-source.js";
import { taskCount } from "./ask-tasks.js";

/**
 * How many tasks an environment has to choose from, at least one; `Infinity` when they are made on demand.
 *
 * Throws what `taskCount` throws, and a GymError `env/no-task` where there are none.
 *
 * @param rules `id@version`, as `rulesName` gives it
 * @param name how the message about missing tasks calls the environment
 */
export function requireTasks(
  tasks: Pick<TaskSource<unknown>, "size">,
  rules: string,
  name: string = rules,
): number {
  const count = taskCount(tasks, rules);
  if (count > 0) return count;
  throw new GymError(
    "env/no-task",
    `${name} has no tasks to choose from: its task source is empty. Look at the data it was loaded with (--data), or name a task.`,
  );
}
