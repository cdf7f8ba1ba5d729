import type { Random } from "../random/random.js";

/** What a policy sees before it acts. */
export interface PolicyInput {
  readonly observation: string;
  readonly admissible: readonly string[];
  /** The state itself, which an agent would not see: for experts, and for policies that follow one. */
  readonly state: unknown;
}

/** Chooses the agent's actions of one episode. */
export interface Policy {
  act(input: PolicyInput): string;
}

/** Opens a policy for one episode. `solution` is a known way to solve the task, where the environment has one. */
export type PolicyFactory = (episode: {
  readonly random: Random;
  readonly solution: readonly string[] | null;
}) => Policy;
