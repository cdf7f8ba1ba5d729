import type { Task } from "../world/task.js";

/** Whether an agent that works alone can take up a task: no user has spoken in its history. */
export function startsAlone({ initial_state: initial }: Task): boolean {
  return (initial?.message_history ?? []).every(({ role }) => role !== "user");
}
