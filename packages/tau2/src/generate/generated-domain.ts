import type { CustomerScript } from "../conversation/user/customer-script.js";
import type { Databases } from "../world/begin-world.js";
import type { Task } from "../world/task.js";

/** A problem of a generated customer. */
export interface Problem {
  readonly task: Task;
  readonly script: CustomerScript;
}

/** A world of our own in the form of one of upstream's domains. */
export interface GeneratedDomain {
  /** What agents are told, in our words. */
  readonly policy: string;
  /** Databases by seed, of upstream's size unless another is asked for; the same seed gives the same databases. */
  databases(seed: number, size?: number): Databases;
  /**
   * A problem in databases made by `databases`: its gold actions have been run, and a run without them earns nothing.
   * The same number gives the same problem; at least 10,000 numbers give distinct ones.
   */
  problem(databases: Databases, number: number): Problem;
}
