import { GymError } from "../errors.js";
import { seededRandom } from "../random/seed.js";
import type { TaskSource } from "../rules/task-source.js";
import { requireTasks } from "./require-tasks.js";

/** The task of an episode: the one that is wished for, by itself or by its id, or else one drawn by the seed. */
export function chooseTask<Task>(
  tasks: TaskSource<Task> | null,
  wish: Task | string | undefined,
  seed: number,
  rules: string,
): { readonly task: Task; readonly taskId: string | null } {
  if (wish !== undefined && !(typeof wish === "string" && tasks !== null)) {
    return { task: wish as Task, taskId: null };
  }
  if (tasks === null) {
    throw new GymError(
      "env/no-task",
      "This env has no task source. Pass a task to reset(), or open the env with { tasks }.",
    );
  }
  if (wish === undefined) requireTasks(tasks, rules);
  const taskId = typeof wish === "string" ? wish : tasks.id(drawTask(tasks, seed, rules));
  return { task: tasks.load(taskId), taskId };
}

function drawTask(tasks: TaskSource<unknown>, seed: number, rules: string): number {
  return seededRandom(seed, rules, "task").int(Math.min(tasks.size, 2 ** 31));
}
