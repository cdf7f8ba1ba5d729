import type { Simulation } from "./simulation.js";

/** What tells the simulations of a run apart. */
export type RunKey = string;

/** Two simulations of the same key are the same one, played twice. */
export function runKey({ trial, task_id, seed }: Pick<Simulation, "trial" | "task_id" | "seed">): RunKey {
  return JSON.stringify([trial, task_id, seed]);
}

/** Whether a simulation was played to an end; one that the infrastructure broke off is played again. */
export function isDone({ termination_reason }: Pick<Simulation, "termination_reason">): boolean {
  return termination_reason !== "infrastructure_error";
}
