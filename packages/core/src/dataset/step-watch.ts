/** What an environment or a policy is asked for. */
export type WatchedPhase = "start" | "choose" | "step";

/** Whoever wants to know what a rollout waits for, such as a watchdog of another thread. */
export interface StepWatch {
  /**
   * The environment or the policy is asked for something now.
   *
   * @param step the number of the step, from 0
   * @param action the action's text where the world takes one
   */
  begin(phase: WatchedPhase, episode: number, step: number, action: string | null): void;
  /** It has answered. */
  rest(): void;
}
