import { seededRandom } from "@rwml/core";
import type { ModelConfig } from "../model/network/model-config.js";
import { initialParameters, type Parameters } from "../model/network/parameters.js";
import type { Runtime } from "../model/onnx/runtime.js";
import type { Budget } from "./budget.js";
import type { LearningRateSchedule } from "./learning-rate.js";
import { checkpointPath, type Stage, type StageResult } from "./run-stage.js";
import { stageOrigin } from "./stage-origin.js";
import { type SupervisedStep, trainSupervised } from "./supervised.js";
import type { Trainee } from "./trainee.js";
import type { TrainingData } from "./training-data.js";
import type { TrainingTask } from "./training-task.js";
import { muon } from "./update/muon.js";

/** Steps between two points of the learning curve. */
const curveEvery = 20;

/** The supervised start of a training run, from fresh parameters. */
export function startStage(
  runtime: Runtime,
  config: ModelConfig,
  data: TrainingData,
  task: TrainingTask,
): Stage<SupervisedStep> {
  const { supervised } = task.recipe;
  return supervisedStage(runtime, config, data, task, {
    name: "start",
    title: "Supervised start",
    budget: task.start,
    schedule: supervised.schedule,
    stepsBefore: 0,
    from: null,
    begin() {
      const parameters = initialParameters(config, seededRandom(task.seed, "parameters"));
      return { config, parameters, optimizer: muon(config, supervised).start(parameters) };
    },
  });
}

/**
 * The arm that goes on with supervised training: with the parameters, the optimiser's state and the order of the data as the
 * start left them.
 *
 * @param start is left as it is
 */
export function continuedStage(
  runtime: Runtime,
  config: ModelConfig,
  data: TrainingData,
  task: TrainingTask & { readonly supervised: Budget },
  start: StageResult,
): Stage<SupervisedStep> {
  return supervisedStage(runtime, config, data, task, {
    name: "supervised",
    title: "More supervised training",
    budget: task.supervised,
    schedule: task.recipe.continued,
    stepsBefore: start.state.steps,
    from: start.trainee.parameters,
    begin: () => structuredClone(start.trainee),
  });
}

interface SupervisedKind {
  readonly name: "start" | "supervised";
  readonly title: string;
  readonly budget: Budget;
  readonly schedule: LearningRateSchedule;
  readonly stepsBefore: number;
  /** The parameters that it begins with; null for fresh ones. */
  readonly from: Parameters | null;
  begin(): Trainee;
}

function supervisedStage(
  runtime: Runtime,
  config: ModelConfig,
  data: TrainingData,
  { out, seed, recipe, pace }: TrainingTask,
  { name, title, budget, schedule, stepsBefore, from, begin }: SupervisedKind,
): Stage<SupervisedStep> {
  const settings = { ...recipe.supervised, schedule, budget, columns: data.usage.window, stepsBefore, seed };
  const { rows, tokenizer } = data;
  return {
    name,
    title,
    unit: "steps",
    budget,
    pace: pace?.[name] ?? null,
    config,
    path: checkpointPath(out, name),
    origin: stageOrigin(name, settings, data, from),
    begin,
    steps: (trainee, state) => trainSupervised(runtime, trainee, rows, tokenizer, settings, state),
    note({ loss, learningRate, progress }, state, { curve }) {
      if (state.steps % curveEvery === 1 || progress >= 1) {
        curve.push({ step: state.steps, seconds: state.seconds, figures: { loss, learningRate } });
      }
      return { loss, "tokens/s": state.tokens / state.seconds };
    },
  };
}
