import type { CurvePoint, GroupCount, StageFigures } from "../report/report.js";
import type { Budget } from "./budget.js";
import type { Recipe } from "./recipe.js";

/** What a training run is asked to do. Plain JSON: it is stored with the run and travels to its thread. */
export interface TrainingTask {
  /** The folder of the dataset. */
  readonly data: string;
  /** The id of the environment that the data come from. */
  readonly env: string;
  /** The folder of the run. */
  readonly out: string;
  readonly seed: number;
  readonly supervised: Budget;
  readonly reinforcement: Budget;
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
  readonly windows: number;
  readonly executionProvider: string;
}

/** What a stage logs, kept in its checkpoint. */
export interface StageLog {
  readonly curve: CurvePoint[];
  readonly groups: GroupCount[];
}
