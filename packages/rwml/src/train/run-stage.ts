import { join } from "node:path";
import { GymError } from "@rwml/core";
import { type Checkpoint, loadCheckpoint, saveCheckpoint } from "../checkpoint/checkpoint.js";
import type { ModelConfig } from "../onnx/model/model-config.js";
import type { ProgressEvent, ProgressListener } from "../progress/progress-event.js";
import { type Budget, budgetProgress, budgetSecondsLeft } from "./budget.js";
import { freshStage, type StageState } from "./stage-state.js";
import type { Trainee } from "./trainee.js";
import type { StageLog } from "./training-task.js";

/** A training stage as its driver sees it. */
export interface Stage<Step> {
  readonly name: "sft" | "rwml";
  readonly title: string;
  /** What its steps are called. */
  readonly unit: string;
  readonly budget: Budget;
  /** Where its checkpoint lies. */
  readonly path: string;
  readonly config: ModelConfig;
  /** The model at its beginning, of that configuration. */
  begin(): Trainee;
  steps(trainee: Trainee, state: StageState): AsyncIterable<Step>;
  /** Notes a step in the log, and picks the figures to show. */
  note(step: Step, state: StageState, log: StageLog): Readonly<Record<string, number>>;
}

/** Where a stage came to. */
export interface StageResult {
  readonly trainee: Trainee;
  readonly state: StageState;
  readonly log: StageLog;
  /** Whether its budget is used up; otherwise it was interrupted. */
  readonly finished: boolean;
}

/** Where the checkpoint of a stage lies below the folder of a run. */
export function checkpointPath(out: string, stage: "sft" | "rwml"): string {
  return join(out, "checkpoints", `${stage}.safetensors`);
}

/** Seconds between two checkpoints. */
const saveEvery = 20;

/** Updates with a gradient that is not finite, after which a run counts as lost. */
const mostSkipped = 50;

/**
 * Runs a stage to the end of its budget, or until the signal aborts, from its checkpoint where there is one. Progress is saved
 * now and then, and at the end.
 *
 * @throws GymError `train/diverged` when too many gradients are not finite, `train/other-data` when the checkpoint is of
 *   a model with another vocabulary or size
 */
export async function runStage<Step>(
  stage: Stage<Step>,
  signal: AbortSignal,
  onProgress: ProgressListener,
): Promise<StageResult> {
  const saved = loadCheckpoint(stage.path);
  if (saved !== null) refuseOtherModel(saved, stage);
  const trainee = saved === null ? stage.begin() : traineeOf(saved);
  const state = saved?.state ?? freshStage();
  const log = (saved?.log as StageLog | undefined) ?? { curve: [], groups: [] };
  const save = () => saveCheckpoint(stage.path, { ...trainee, state, log } satisfies Checkpoint);

  onProgress({ type: "stage-start", stage: stage.name, title: stage.title });
  let figures: Readonly<Record<string, number>> = {};
  let lastSave = performance.now();
  if (!signal.aborted) {
    for await (const step of stage.steps(trainee, state)) {
      figures = stage.note(step, state, log);
      refuseDivergence(state, stage.path);
      onProgress(stageProgress(stage, state, figures));
      // Without a turn of the event loop the request to stop would never arrive.
      await new Promise((resolve) => setImmediate(resolve));
      if (signal.aborted) break;
      if (performance.now() - lastSave > saveEvery * 1000) {
        save();
        lastSave = performance.now();
      }
    }
    save();
  }
  const finished = budgetProgress(stage.budget, state) >= 1;
  if (finished) onProgress({ type: "stage-end", stage: stage.name, seconds: state.seconds, figures });
  return { trainee, state, log, finished };
}

function traineeOf({ config, parameters, optimizer }: Checkpoint): Trainee {
  return { config, parameters, optimizer };
}

/** Tokens are numbered by the data: with other data the parameters would mean other words. */
function refuseOtherModel({ config }: Checkpoint, stage: Pick<Stage<unknown>, "config" | "path">): void {
  if (JSON.stringify(config) === JSON.stringify(stage.config)) return;
  throw new GymError(
    "train/other-data",
    `${stage.path} is of a model with another vocabulary or size: the dataset has changed since. Train in another folder, or bring the dataset back to what it was.`,
  );
}

function stageProgress<Step>(
  { name, unit, budget }: Stage<Step>,
  state: StageState,
  figures: Readonly<Record<string, number>>,
): ProgressEvent {
  const [done, total] =
    budget.type === "steps"
      ? [state.steps, budget.steps]
      : [Math.round(state.seconds), Math.round(budget.seconds)];
  return {
    type: "stage-progress",
    stage: name,
    // The last step may end after its time.
    done: Math.min(done, total),
    total,
    unit: budget.type === "steps" ? unit : "s",
    secondsLeft: budgetSecondsLeft(budget, state),
    figures,
  };
}

function refuseDivergence({ skippedUpdates }: StageState, path: string): void {
  if (skippedUpdates <= mostSkipped) return;
  throw new GymError(
    "train/diverged",
    `Training has diverged: ${skippedUpdates} gradients were not finite and were left out. Delete ${path} and train again with another seed or a lower learning rate.`,
  );
}
