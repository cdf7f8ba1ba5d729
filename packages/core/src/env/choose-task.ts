import { GymError } from "../errors.js";
import { isPromise } from "../internal/value-text.js";
import { seededRandom } from "../random/seed.js";
import type { TaskSource } from "../rules/task-source.js";
import { askMember } from "./ask-member.js";
import { badResult } from "./ask-rules.js";
import { taskIdAt } from "./ask-tasks.js";
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
  const taskId = typeof wish === "string" ? wish : taskIdAt(tasks, drawTask(tasks, seed, rules), rules);
  const task = askMember(rules, "tasks.load", () => tasks.load(taskId));
  if (task !== undefined && !(typeof task === "object" && task !== null && isPromise(task))) {
    return { task, taskId };
  }
  throw badResult(rules, "tasks.load", task, "the task");
}

/** The id of an episode's task where tasks are played in order, again and again. */
export function taskIdInOrder(tasks: TaskSource<unknown>, episode: number, rules: string): string {
  return taskIdAt(tasks, episode % requireTasks(tasks, rules), rules);
}

function drawTask(tasks: TaskSource<unknown>, seed: number, rules: string): number {
  return seededRandom(seed, rules, "task").int(Math.min(requireTasks(tasks, rules), 2 ** 31));
}
