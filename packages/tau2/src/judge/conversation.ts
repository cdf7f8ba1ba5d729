import type { Message } from "../world/message.js";
import type { Task } from "../world/task.js";

/** What is judged: a finished conversation about a task. */
export interface Conversation {
  readonly task: Task;
  /** All messages, those of the task's history included. */
  readonly messages: readonly Message[];
  /** A `TerminationReason`, or what a newer file calls it. */
  readonly termination_reason: string;
}
