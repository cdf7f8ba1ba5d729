import type { Simulation } from "./simulation.js";

/** What tells the simulations of a run apart. */
export type RunKey = string;

/** Two simulations of the same key are the same one, played twice. */
export function runKey({ trial, task_id, seed }: Pick<Simulation, "trial" | "task_id" | "seed">): RunKey {
  return JSON.stringify([trial, task_id, seed]);
}

/**
 * Whether a simulation was played to an end. One that the infrastructure broke off is played again, as upstream does, and
 * so is one that failed without a reward, as earlier releases kept some.
 */
export function isDone({
  termination_reason: reason,
  reward_info: reward,
}: Pick<Simulation, "termination_reason" | "reward_info">): boolean {
  return reason !== "infrastructure_error" && !(reason === "unexpected_error" && reward === null);
}

/** Whether a simulation counts in averages: it was played to an end and judged. */
export function isCounted(simulation: Pick<Simulation, "termination_reason" | "reward_info">): boolean {
  return isDone(simulation) && simulation.reward_info !== null;
}
