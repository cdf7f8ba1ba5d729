import type { ModelConfig } from "../onnx/model/model-config.js";
import { type Parameters, parameterCount } from "../onnx/model/parameters.js";
import { openRuntime } from "../onnx/runtime.js";
import type { ProgressListener } from "../progress/progress-event.js";
import { saveModel } from "../world-model/model-folder.js";
import { modelFolder } from "../world-model/trained-models.js";
import { reinforcementStage } from "./reinforcement-stage.js";
import { runStage, type StageResult } from "./run-stage.js";
import { supervisedStage } from "./supervised-stage.js";
import { readTrainingData, type TrainingData } from "./training-data.js";
import type { TrainingOutcome, TrainingTask } from "./training-task.js";

/**
 * Trains a world model: a supervised start, then RWML from there. Each stage resumes from its checkpoint and leaves a model
 * folder. Blocks its thread while a step runs, so drivers call it in a thread of its own.
 *
 * @throws GymError `train/no-data`, `train/diverged`, `checkpoint/…` or `dataset/…`
 */
export async function trainWorldModel(
  task: TrainingTask,
  onProgress: ProgressListener,
  signal: AbortSignal,
): Promise<TrainingOutcome> {
  const data = await readData(task, onProgress);
  const runtime = await openRuntime({ threads: task.threads });
  const config = modelConfig(task, data);
  const keep = (stage: "sft" | "rwml", parameters: Parameters): void =>
    saveModel(modelFolder(task.out, stage), {
      config,
      parameters,
      tokenizer: data.tokenizer.model,
      embedder: data.embedder,
      window: task.recipe.window,
      about: { stage, env: task.env },
    });
  const outcome = (stages: Readonly<Partial<Record<"sft" | "rwml", StageResult>>>): TrainingOutcome => ({
    interrupted: stages.rwml?.finished !== true,
    stages: (["sft", "rwml"] as const).flatMap((stage) => {
      const result = stages[stage];
      return result === undefined ? [] : [{ stage, ...result.state, curve: result.log.curve }];
    }),
    groups: stages.rwml?.log.groups ?? [],
    parameters: parameterCount(config),
    windows: data.windows.length,
    executionProvider: runtime.provider(),
  });

  const sft = await runStage(supervisedStage(runtime, config, data, task), signal, onProgress);
  if (!sft.finished) return outcome({ sft });
  const start = sft.trainee.parameters;
  keep("sft", start);
  const rwml = await runStage(reinforcementStage(runtime, config, data, task, start), signal, onProgress);
  if (rwml.finished) keep("rwml", rwml.trainee.parameters);
  return outcome({ sft, rwml });
}

async function readData(task: TrainingTask, onProgress: ProgressListener): Promise<TrainingData> {
  onProgress({ type: "stage-start", stage: "read", title: "Read the data" });
  const started = performance.now();
  const data = await readTrainingData(task.data, task.recipe);
  onProgress({
    type: "stage-end",
    stage: "read",
    seconds: (performance.now() - started) / 1000,
    figures: { windows: data.windows.length, vocabulary: data.tokenizer.size },
  });
  return data;
}

function modelConfig({ recipe }: TrainingTask, { tokenizer }: TrainingData): ModelConfig {
  return {
    vocabulary: tokenizer.size,
    ...recipe.model,
    // Room for a whole window, and for what is sampled behind it.
    context: 4 * recipe.window,
    rotaryBase: 10_000,
    features: tokenizer.features,
  };
}
