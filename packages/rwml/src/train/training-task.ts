import type { Budget } from "./budget.js";
import type { DataUsage } from "./data-usage.js";
import type { Recipe } from "./recipe.js";
import type { CurvePoint, GroupCount, StageFigures } from "./training-figures.js";
import type { TrainingStage } from "./training-stage.js";

/** What a training run is asked to do. Plain JSON: it is stored with the run and travels to its thread. */
export interface TrainingTask {
  /** The folder of the dataset. */
  readonly data: string;
  /** The id of the environment that the data come from. */
  readonly env: string;
  /** The folder of the run. */
  readonly out: string;
  readonly seed: number;
  /** Of the supervised start that the arms share. */
  readonly start: Budget;
  /** Of the arm that goes on with supervised training; null to leave it out. */
  readonly supervised: Budget | null;
  /** Of the arm that goes on with RWML. */
  readonly reinforcement: Budget;
  /** Steps a second that each stage is expected to make, to say so when the machine is far slower; null to expect nothing. */
  readonly pace: Readonly<Record<TrainingStage, number>> | null;
  readonly recipe: Recipe;
  readonly threads: number;
}

/** What a training run came to. */
export interface TrainingOutcome {
  /** True when it was stopped before its end; the same task goes on from there. */
  readonly interrupted: boolean;
  readonly stages: readonly StageFigures[];
  readonly groups: readonly GroupCount[];
  readonly parameters: number;
  /** How much of the data was trained on. */
  readonly usage: DataUsage;
  readonly executionProvider: string;
}

/** What a stage logs, kept in its checkpoint. */
export interface StageLog {
  readonly curve: CurvePoint[];
  readonly groups: GroupCount[];
}
