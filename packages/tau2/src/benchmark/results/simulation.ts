import type { RewardInfo } from "../../judge/reward-info.js";
import type { PythonDict } from "../../python/python-value.js";
import type { Message } from "../../world/message.js";

/** One recorded conversation. Names of fields are upstream's, because results files hold them. */
export interface Simulation {
  /** All that the file says about it; this is what is written again. */
  readonly record: PythonDict;
  readonly id: string;
  readonly task_id: string;
  /** A `TerminationReason`, or what a newer file calls it. */
  readonly termination_reason: string;
  /** In dollars; null where a cost is not known. */
  readonly agent_cost: number | null;
  readonly user_cost: number | null;
  /** In seconds. */
  readonly duration: number;
  /** Null before it is judged. */
  readonly reward_info: RewardInfo | null;
  readonly messages: readonly Message[];
  readonly trial: number | null;
  readonly seed: number | null;
}
