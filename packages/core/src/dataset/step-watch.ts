/** What an environment or a policy is asked for, or what runs on in the event loop when it has answered. */
export type WatchedPhase = "start" | "after-start" | "choose" | "step" | "after-step";

/** Whoever wants to know what a rollout waits for, such as a watchdog of another thread. */
export interface StepWatch {
  /**
   * The environment or the policy is asked for something now, or what it left running gets its turn.
   *
   * @param step the number of the step, from 0
   * @param action the action's text where the world takes one, or took one
   */
  begin(phase: WatchedPhase, episode: number, step: number, action: string | null): void;
  /** It has answered, or had its turn. */
  rest(): void;
}
