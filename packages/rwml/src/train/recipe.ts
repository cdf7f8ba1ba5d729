import type { WindowRange } from "./fit-window.js";
import type { LearningRateSchedule } from "./learning-rate.js";
import type { ReinforcementSettings } from "./reinforcement.js";
import type { SupervisedSettings } from "./supervised.js";

/** Sizes of the model that is trained. */
export interface ModelSize {
  readonly width: number;
  readonly heads: number;
  readonly layers: number;
  readonly hidden: number;
}

/** All settings of a training run but its budgets and its seed. Plain JSON. */
export interface Recipe {
  readonly model: ModelSize;
  /** Tokens of a window: history and prediction together. Null to fit it to the data. */
  readonly window: number | null;
  /** Between which sizes a window is fitted. */
  readonly windows: WindowRange;
  /** Frequent word sequences that become one token each. */
  readonly phrases: number;
  readonly supervised: Omit<SupervisedSettings, "budget" | "seed" | "columns" | "stepsBefore">;
  /** The learning rate of the arm that goes on with supervised training; its other settings are those of the start. */
  readonly continued: LearningRateSchedule;
  readonly reinforcement: Omit<ReinforcementSettings, "budget" | "seed" | "columns" | "prediction">;
}

/** What trains best in minutes on two cores. docs/world-model.md describes it; docs/decisions has the reasons. */
export const defaultRecipe: Recipe = {
  model: { width: 128, heads: 2, layers: 3, hidden: 512 },
  window: null,
  windows: { least: 128, whole: 512, most: 2048 },
  phrases: 100,
  supervised: {
    schedule: { peak: 2.2e-3, warmupSteps: 40, decayFrom: 0.6 },
    tokens: 1152,
    novelWeight: 0.3,
    matrixRate: 2,
    maxNorm: 1,
  },
  continued: { peak: 2.2e-3, warmupSteps: 5, decayFrom: 0 },
  reinforcement: {
    schedule: { peak: 3e-4, warmupSteps: 5, decayFrom: 0.7 },
    tokens: 3072,
    prompts: 32,
    groupSize: 8,
    keepEasy: 0.1,
    temperature: 1,
    normalise: true,
    klWeight: 0.01,
    anchorWeight: 0.03,
    maxNorm: 1,
  },
};
