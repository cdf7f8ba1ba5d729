import { join } from "node:path";
import { GymError } from "@rwml/core";
import type { ProgressEvent, ProgressListener } from "../act/progress/progress-event.js";
import { valuesFlaw } from "../model/folder/tensors-flaw.js";
import type { ModelConfig } from "../model/network/model-config.js";
import { type Budget, budgetProgress, budgetSecondsLeft } from "./budget.js";
import { type Checkpoint, loadCheckpoint, saveCheckpoint } from "./checkpoint.js";
import { paceWatch } from "./pace-watch.js";
import { freshStage, type StageState } from "./stage-state.js";
import type { Trainee } from "./trainee.js";
import type { TrainingStage } from "./training-stage.js";
import type { StageLog } from "./training-task.js";

/** A training stage as its driver sees it. */
export interface Stage<Step> {
  readonly name: TrainingStage;
  readonly title: string;
  /** What its steps are called. */
  readonly unit: string;
  readonly budget: Budget;
  /** Steps a second that it is expected to make; null when nothing is expected. */
  readonly pace: number | null;
  /** Where its checkpoint lies. */
  readonly path: string;
  /** From `stageOrigin`: what its checkpoint must come from. */
  readonly origin: string;
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
export function checkpointPath(out: string, stage: TrainingStage): string {
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
 * @throws GymError `train/diverged` when too many gradients or any parameter is not finite, `train/other-data` when the
 *   checkpoint is of a model with another vocabulary or size, `train/other-stage` when it is of another stage or run,
 *   `checkpoint/corrupt` when it is not as it was written
 */
export async function runStage<Step>(
  stage: Stage<Step>,
  signal: AbortSignal,
  onProgress: ProgressListener,
): Promise<StageResult> {
  const saved = loadCheckpoint(stage.path);
  if (saved !== null) refuseOther(saved, stage);
  const trainee = saved === null ? stage.begin() : traineeOf(saved);
  const state = saved?.state ?? freshStage();
  const log: StageLog = saved?.log ?? { curve: [], groups: [] };
  const { path, origin } = stage;
  const save = () => {
    refuseBroken(trainee, state, path);
    saveCheckpoint(path, { ...trainee, state, log, origin });
  };

  onProgress({ type: "stage-start", stage: stage.name, title: stage.title });
  let figures: Readonly<Record<string, number>> = {};
  const watch = paceWatch(stage.pace);
  let lastSave = performance.now();
  if (!signal.aborted) {
    for await (const step of stage.steps(trainee, state)) {
      figures = stage.note(step, state, log);
      refuseDivergence(state, path);
      onProgress(stageProgress(stage, state, figures));
      const share = watch(state);
      if (share !== null) onProgress({ type: "note", text: slowNote(stage, share) });
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
  if (state.skippedUpdates > 0) onProgress({ type: "note", text: skippedNote(stage.title, state) });
  if (finished) onProgress({ type: "stage-end", stage: stage.name, seconds: state.seconds, figures });
  return { trainee, state, log, finished };
}

function traineeOf({ config, parameters, optimizer }: Checkpoint): Trainee {
  return { config, parameters, optimizer };
}

/**
 * Tokens are numbered by the data: with other data the parameters would mean other words. With other settings or another
 * beginning the result would be one that no run can repeat.
 */
function refuseOther({ config, origin, optimizer }: Checkpoint, stage: Stage<unknown>): void {
  if (JSON.stringify(config) !== JSON.stringify(stage.config)) {
    throw new GymError(
      "train/other-data",
      `${stage.path} is of a model with another vocabulary or size: the dataset has changed since. Train in another folder, or bring the dataset back to what it was.`,
    );
  }
  // A checkpoint of format version 1 does not say where it is from; that of another stage has another optimizer.
  const belongs =
    origin === null
      ? Object.keys(optimizer.momentum).join() === Object.keys(stage.begin().optimizer.momentum).join()
      : origin === stage.origin;
  if (belongs) return;
  throw new GymError(
    "train/other-stage",
    `${stage.path} does not belong to this stage: it was written with other data, with other settings, or from other parameters to begin with. Put the right file back, or delete it to start this stage again.`,
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

function slowNote({ title }: Pick<Stage<unknown>, "title">, share: number): string {
  return `${title}: the machine now makes ${Math.round(share * 100)} % of the steps that it made before training. Other programs take its time; what is trained will be the worse for it.`;
}

function refuseDivergence({ skippedUpdates, steps }: StageState, path: string): void {
  if (skippedUpdates <= mostSkipped) return;
  throw diverged(`${skippedUpdates} gradients of ${steps} were not finite and were left out`, path);
}

/** What is saved is what a stage goes on from and what is evaluated: it must be a model, and have learned something. */
function refuseBroken(
  { parameters, optimizer: { adamw, momentum } }: Trainee,
  { steps, skippedUpdates }: StageState,
  path: string,
): void {
  if (steps > 0 && skippedUpdates === steps) {
    throw diverged(`none of its ${steps} gradients was finite, so the model has learned nothing`, path);
  }
  const groups = { parameters, "first moments": adamw.first, "second moments": adamw.second, momentum };
  for (const [group, arrays] of Object.entries(groups)) {
    for (const [name, values] of Object.entries(arrays)) {
      const flaw = valuesFlaw(values);
      if (flaw !== null) throw diverged(`after ${steps} steps ${name} of the ${group} ${flaw}`, path);
    }
  }
}

function diverged(what: string, path: string): GymError {
  return new GymError(
    "train/diverged",
    `Training has diverged: ${what}. Delete ${path} and train again with another seed or a lower learning rate.`,
  );
}

function skippedNote(title: string, { skippedUpdates, steps }: StageState): string {
  return `${title}: ${skippedUpdates} of ${steps} updates were left out, because their gradients were not finite.`;
}
