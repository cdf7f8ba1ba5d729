/** A warm-up, a plateau and a linear fall to zero ("WSD"). */
export interface LearningRateSchedule {
  readonly peak: number;
  /** Optimiser steps over which the rate rises from zero. */
  readonly warmupSteps: number;
  /** The share of the budget after which the rate falls, in [0, 1]. */
  readonly decayFrom: number;
}

/** The learning rate of step `step` (from 0) when `progress` of the budget is used up. */
export function learningRate(schedule: LearningRateSchedule, step: number, progress: number): number {
  const warmup = Math.min(1, (step + 1) / schedule.warmupSteps);
  const decay = Math.min(1, (1 - progress) / (1 - schedule.decayFrom));
  return schedule.peak * warmup * Math.max(0, decay);
}
