import { GymError } from "../errors.js";
import { isPromise } from "../internal/value-text.js";
import { seededRandom } from "../random/seed.js";
import type { TaskSource } from "../rules/task-source.js";
import { badResult } from "./ask-rules.js";
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
  if (wish === undefined && !isCount(tasks.size)) {
    throw badResult(rules, "tasks.size", tasks.size, "how many tasks there are");
  }
  if (wish === undefined) requireTasks(tasks, rules);
  const taskId: unknown = typeof wish === "string" ? wish : tasks.id(drawTask(tasks, seed, rules));
  if (typeof taskId !== "string") throw badResult(rules, "tasks.id", taskId, "a string");
  const task = tasks.load(taskId);
  if (task !== undefined && !(typeof task === "object" && task !== null && isPromise(task))) {
    return { task, taskId };
  }
  throw badResult(rules, "tasks.load", task, "the task");
}

function isCount(size: unknown): boolean {
  return size === Infinity || (Number.isInteger(size) && Number(size) >= 0);
}

function drawTask(tasks: TaskSource<unknown>, seed: number, rules: string): number {
  return seededRandom(seed, rules, "task").int(Math.min(tasks.size, 2 ** 31));
}
