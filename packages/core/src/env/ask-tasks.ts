// Task sources are other people's code, as rules are: what they answer is looked at here, whoever asks.
import type { TaskSource } from "../rules/task-source.js";
import { askMember } from "./ask-member.js";
import { badResult } from "./ask-rules.js";

/**
 * How many tasks there are; `Infinity` when they are made on demand.
 *
 * @param rules `id@version`, as `rulesName` gives it
 * @throws BadResultError when the source's size is no count; MemberFailedError when it throws
 */
export function taskCount(tasks: Pick<TaskSource<unknown>, "size">, rules: string): number {
  const size: unknown = askMember(rules, "tasks.size", () => tasks.size);
  if (size === Infinity || (Number.isInteger(size) && Number(size) >= 0)) return Number(size);
  throw badResult(rules, "tasks.size", size, "how many tasks there are");
}

/**
 * The id of a task.
 *
 * @param rules `id@version`, as `rulesName` gives it
 * @throws BadResultError when the source gives no text; MemberFailedError when it throws
 */
export function taskIdAt(tasks: Pick<TaskSource<unknown>, "id">, index: number, rules: string): string {
  const id: unknown = askMember(rules, "tasks.id", () => tasks.id(index));
  if (typeof id === "string") return id;
  throw badResult(rules, "tasks.id", id, "a string");
}
