import { join } from "node:path";
import { seededRandom } from "@rwml/core";
import { hashedTfidf } from "../gap/hashed-tfidf.js";
import { adamw } from "../onnx/adamw.js";
import type { ModelConfig } from "../onnx/model/model-config.js";
import { initialParameters, type Parameters, parameterCount } from "../onnx/model/parameters.js";
import { muon } from "../onnx/muon.js";
import { openRuntime } from "../onnx/runtime.js";
import type { ProgressListener } from "../progress/progress-event.js";
import type { StageFigures } from "../report/report.js";
import { saveModel } from "../world-model/model-folder.js";
import { modelFolder } from "../world-model/trained-models.js";
import { type ReinforcementStep, trainReinforcement } from "./reinforcement.js";
import { runStage } from "./run-stage.js";
import type { StageState } from "./stage-state.js";
import { type SupervisedStep, trainSupervised } from "./supervised.js";
import { readTrainingData } from "./training-data.js";
import type { StageLog, TrainingOutcome, TrainingTask } from "./training-task.js";

/** Steps between two points of the supervised learning curve. */
const curveEvery = 20;

/**
 * Trains a world model: a supervised start, then RWML from there. Each stage resumes from its checkpoint and leaves a model
 * folder. Blocks its thread while a step runs, so drivers call it in a thread of its own.
 */
export async function trainWorldModel(
  task: TrainingTask,
  onProgress: ProgressListener,
  signal: AbortSignal,
): Promise<TrainingOutcome> {
  const { out, seed, recipe, env } = task;
  onProgress({ type: "stage-start", stage: "read", title: "Read the data" });
  const started = performance.now();
  const { tokenizer, embedder, windows } = await readTrainingData(task.data, recipe);
  const runtime = await openRuntime({ threads: task.threads });
  onProgress({
    type: "stage-end",
    stage: "read",
    seconds: (performance.now() - started) / 1000,
    figures: { windows: windows.length, vocabulary: tokenizer.size },
  });
  const config: ModelConfig = {
    vocabulary: tokenizer.size,
    ...recipe.model,
    // Room for a whole window, and for what is sampled behind it.
    context: 4 * recipe.window,
    rotaryBase: 10_000,
    features: tokenizer.features,
  };
  const keep = (stage: "sft" | "rwml", parameters: Parameters): void =>
    saveModel(modelFolder(out, stage), {
      config,
      parameters,
      tokenizer: tokenizer.model,
      embedder,
      window: recipe.window,
      about: { stage, env },
    });

  const supervised = { ...recipe.supervised, budget: task.supervised, columns: recipe.window, seed };
  const sft = await runStage<SupervisedStep>(
    {
      name: "sft",
      title: "Supervised start",
      unit: "steps",
      budget: task.supervised,
      path: join(out, "checkpoints", "sft.safetensors"),
      begin() {
        const parameters = initialParameters(config, seededRandom(seed, "parameters"));
        return { config, parameters, optimizer: muon(config, recipe.supervised).start(parameters) };
      },
      steps: (trainee, state) => trainSupervised(runtime, trainee, windows, tokenizer, supervised, state),
      note: noteSupervised,
    },
    signal,
    onProgress,
  );
  const outcome = (stages: StageFigures[], groups: TrainingOutcome["groups"], interrupted: boolean) => ({
    interrupted,
    stages,
    groups,
    parameters: parameterCount(config),
    windows: windows.length,
    executionProvider: runtime.provider(),
  });
  const first = stageFigures("sft", sft.state, sft.log);
  if (!sft.finished) return outcome([first], [], true);
  keep("sft", sft.trainee.parameters);

  const reinforcement = { ...recipe.reinforcement, budget: task.reinforcement, columns: recipe.window, seed };
  const reference = structuredClone(sft.trainee.parameters);
  const rwml = await runStage<ReinforcementStep>(
    {
      name: "rwml",
      title: "RWML",
      unit: "iterations",
      budget: task.reinforcement,
      path: join(out, "checkpoints", "rwml.safetensors"),
      begin() {
        const parameters = structuredClone(sft.trainee.parameters);
        return { config, parameters, optimizer: { adamw: adamw().start(parameters), momentum: {} } };
      },
      steps: (trainee, state) =>
        trainReinforcement(
          runtime,
          trainee,
          reference,
          { windows, tokenizer, embedder: hashedTfidf(embedder) },
          reinforcement,
          state,
        ),
      note: noteReinforcement,
    },
    signal,
    onProgress,
  );
  if (rwml.finished) keep("rwml", rwml.trainee.parameters);
  const second = stageFigures("rwml", rwml.state, rwml.log);
  return outcome([first, second], rwml.log.groups, !rwml.finished);
}

function noteSupervised(
  step: SupervisedStep,
  state: StageState,
  { curve }: StageLog,
): Record<string, number> {
  if (state.steps % curveEvery === 1 || step.progress >= 1) {
    const { loss, learningRate } = step;
    curve.push({ step: state.steps, seconds: state.seconds, figures: { loss, learningRate } });
  }
  return { loss: step.loss, "tokens/s": state.tokens / state.seconds };
}

function noteReinforcement(
  step: ReinforcementStep,
  state: StageState,
  { curve, groups }: StageLog,
): Record<string, number> {
  const { reward, divergence: kl, effective } = step;
  curve.push({ step: state.steps, seconds: state.seconds, figures: { reward, kl } });
  groups.push({ iteration: state.steps, groups: step.groups, effective });
  return {
    reward,
    effective: effective / Math.max(1, step.groups),
    "samples/s": state.samples / state.seconds,
  };
}

function stageFigures(stage: "sft" | "rwml", state: StageState, { curve }: StageLog): StageFigures {
  return { stage, ...state, curve };
}
