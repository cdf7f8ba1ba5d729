import type { ToolSchema } from "@rwml/core/chat";
import type { Task } from "../world/task.js";

/** What upstream's gym tells beside an observation. */
export interface GymInfo {
  readonly task: Task;
  /** The tools of the role that steps, `done` among an agent's. */
  readonly tools: readonly ToolSchema[];
  readonly policy: string;
  /** Bugs of the domain that a tool was answered with so far, such as `lend_book threw TypeError: …`. Upstream has no such thing. */
  readonly tool_bugs: readonly string[];
  /** The finished conversation as JSON; `{}` while it goes on. */
  readonly simulation_run: string;
  /** How it was judged, as JSON: after a step only, `{}` while it goes on. */
  readonly reward_info?: string;
}

/** What `reset` gives. */
export interface GymReset {
  readonly observation: string;
  readonly info: GymInfo;
}

/** What `step` gives. */
export interface GymStep extends GymReset {
  /** Nothing before the end. */
  readonly reward: number;
  readonly terminated: boolean;
  /** Never, as upstream: limits terminate. */
  readonly truncated: false;
}

/** An env with the calls and the answers of upstream's gym, for one role; the other one is played. */
export interface GymEnv {
  /** Begins the task anew. */
  reset(options?: { readonly seed?: number; readonly signal?: AbortSignal }): Promise<GymReset>;
  /** Throws EnvNotStartedError before the first `reset`; after the end it answers with nothing, as upstream does. */
  step(action: string, options?: { readonly signal?: AbortSignal }): Promise<GymStep>;
}
