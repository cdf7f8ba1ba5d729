import type { PythonDict } from "../../python/python-value.js";
import type { Task } from "../../world/task.js";
import type { FormerTask } from "./former-tasks.js";
import type { Simulation } from "./simulation.js";

/** What a run has come to. Names of fields are upstream's, because results files hold them. */
export interface Results {
  /** All that the file says, but for its simulations; this is what is written again. */
  readonly record: PythonDict;
  readonly info: RunInfo;
  /** The tasks as they were when they were last played. */
  readonly tasks: readonly Task[];
  /** Tasks as they were before they were changed in the middle of the run; `tasksPlayed` finds which is whose. */
  readonly formerTasks: readonly FormerTask[];
  readonly simulations: readonly Simulation[];
}

/** How a run was made. */
export interface RunInfo {
  readonly num_trials: number;
  readonly max_steps: number;
  readonly max_errors: number;
  readonly seed: number | null;
  readonly domain_name: string;
  readonly agent: ParticipantInfo;
  readonly user: ParticipantInfo;
}

/** Who took part. */
export interface ParticipantInfo {
  /** Such as `llm_agent`, `llm_agent_solo`, `user_simulator`. */
  readonly implementation: string;
  readonly llm: string | null;
}

/** Whether a run's agent worked alone, with the user's tools. */
export function isSolo({ info }: Results): boolean {
  return info.agent.implementation === "llm_agent_solo";
}
