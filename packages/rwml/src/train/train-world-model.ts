import type { ProgressListener } from "../act/progress/progress-event.js";
import { saveModel } from "../model/folder/model-folder.js";
import type { ModelConfig } from "../model/network/model-config.js";
import { parameterCount } from "../model/network/parameters.js";
import { openRuntime } from "../model/onnx/runtime.js";
import { reinforcementStage } from "./reinforcement-stage.js";
import { runStage, type Stage, type StageResult } from "./run-stage.js";
import { continuedStage, startStage } from "./supervised-stage.js";
import { modelFolder } from "./trained-models.js";
import { readTrainingData, type TrainingData } from "./training-data.js";
import { type TrainingStage, trainingStages } from "./training-stage.js";
import type { TrainingOutcome, TrainingTask } from "./training-task.js";

/**
 * Trains world models: a supervised start, and from there RWML; where the task says so also, from the very same start, more
 * supervised training. Each stage resumes from its checkpoint and leaves a model folder. Blocks its thread while a step
 * runs, so drivers call it in a thread of its own.
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
  const results = new Map<TrainingStage, StageResult>();
  /** @returns where the stage came to; null when it was interrupted */
  const train = async <Step>(stage: Stage<Step>): Promise<StageResult | null> => {
    const result = await runStage(stage, signal, onProgress);
    results.set(stage.name, result);
    if (!result.finished) return null;
    saveModel(modelFolder(task.out, stage.name), {
      config,
      parameters: result.trainee.parameters,
      tokenizer: data.tokenizer.model,
      embedder: data.embedder,
      window: task.recipe.window,
      about: { stage: stage.name, env: task.env },
      trainedOn: data.source,
    });
    return result;
  };

  const start = await train(startStage(runtime, config, data, task));
  if (start !== null) {
    const { supervised } = task;
    const goOn =
      supervised === null ||
      (await train(continuedStage(runtime, config, data, { ...task, supervised }, start))) !== null;
    if (goOn) await train(reinforcementStage(runtime, config, data, task, start.trainee.parameters));
  }
  return {
    interrupted: results.get("rwml")?.finished !== true,
    stages: trainingStages.flatMap((stage) => {
      const result = results.get(stage);
      return result === undefined ? [] : [{ stage, ...result.state, curve: result.log.curve }];
    }),
    groups: results.get("rwml")?.log.groups ?? [],
    parameters: parameterCount(config),
    windows: data.windows.length,
    executionProvider: runtime.provider(),
  };
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
