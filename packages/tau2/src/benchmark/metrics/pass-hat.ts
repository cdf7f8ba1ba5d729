import type { Simulation } from "../results/simulation.js";
import { isSuccess } from "./success.js";

/**
 * pass^k: the chance that `chosen` of a task's trials, drawn without returning any, are all successes.
 *
 * @param trials at least `chosen`
 */
export function passHat(trials: number, successes: number, chosen: number): number {
  let chance = 1;
  for (let index = 0; index < chosen; index++) chance *= Math.max(0, successes - index) / (trials - index);
  return chance;
}

/**
 * pass^k averaged over tasks, for k from 1 to the least number of trials that any task has, and no further than the run
 * was to have.
 */
export function passHats(simulations: readonly Simulation[], trialsOfRun: number): readonly number[] {
  const tasks = [...outcomesByTask(simulations).values()];
  if (tasks.length === 0) return [];
  const most = Math.min(trialsOfRun, ...tasks.map(({ length }) => length));
  return Array.from({ length: most }, (_, index) => {
    const chances = tasks.map((outcomes) =>
      passHat(outcomes.length, outcomes.filter((isGood) => isGood).length, index + 1),
    );
    return chances.reduce((sum, chance) => sum + chance, 0) / chances.length;
  });
}

function outcomesByTask(simulations: readonly Simulation[]): ReadonlyMap<string, readonly boolean[]> {
  const outcomes = new Map<string, boolean[]>();
  for (const { task_id, reward_info: info } of simulations) {
    const known = outcomes.get(task_id) ?? [];
    outcomes.set(task_id, known);
    known.push(info !== null && isSuccess(info.reward));
  }
  return outcomes;
}
