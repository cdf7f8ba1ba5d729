import type { Message } from "../world/message.js";
import type { Task } from "../world/task.js";
import type { World } from "../world/world.js";
import type { TerminationReason } from "./termination.js";

/** Who may be next to act. */
export type ConversationRole = "agent" | "user";

/** A conversation about a task: what was said, and the databases as it has left them. */
export interface ConversationState {
  readonly task: Task;
  readonly world: World;
  readonly messages: readonly Message[];
  readonly turn: ConversationRole;
  /** Messages that went from one participant to another or to the tools, and answers of tools: upstream's steps. */
  readonly hops: number;
  /** Tool calls of both sides that failed. */
  readonly errors: number;
  /** Why it is over; null while it goes on. */
  readonly ended: TerminationReason | null;
}
