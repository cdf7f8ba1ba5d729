import type { TrainingStage } from "./training-stage.js";

/** What one training stage consumed. */
export interface StageFigures {
  readonly stage: TrainingStage;
  readonly steps: number;
  readonly seconds: number;
  /** Tokens that went through forward and backward, padding not counted. */
  readonly tokens: number;
  /** Observations trained on (supervised) or completions sampled (RWML). */
  readonly samples: number;
  readonly skippedUpdates: number;
  /** Points of the learning curve. */
  readonly curve: readonly CurvePoint[];
}

/** One point of a stage's learning curve. */
export interface CurvePoint {
  readonly step: number;
  readonly seconds: number;
  /** Null for what was not finite. */
  readonly figures: Readonly<Record<string, number | null>>;
}

/** Groups of one RWML iteration whose rewards differ; only those carry a gradient. */
export interface GroupCount {
  readonly iteration: number;
  readonly groups: number;
  readonly effective: number;
}
