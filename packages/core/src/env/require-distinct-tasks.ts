import { BadResultError } from "../errors.js";
import type { TaskSource } from "../rules/task-source.js";
import { taskIdAt } from "./ask-tasks.js";
import { requireTasks } from "./require-tasks.js";

/**
 * Throws a BadResultError where two of the first tasks have one id: nobody could tell which of them an episode was about.
 *
 * @param count how many tasks are to be played
 */
export function requireDistinctTasks(tasks: TaskSource<unknown>, count: number, rules: string): void {
  const indices = new Map<string, number>();
  const last = Math.min(requireTasks(tasks, rules), count);
  for (let index = 0; index < last; index++) {
    const id = taskIdAt(tasks, index, rules);
    const before = indices.get(id);
    if (before !== undefined) {
      const did = `returned ${JSON.stringify(id)} for both ${before} and ${index}`;
      throw new BadResultError({ member: "tasks.id", rules, did, must: "return another id for every task" });
    }
    indices.set(id, index);
  }
}
