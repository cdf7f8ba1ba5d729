import { join } from "node:path";
import { readManifest } from "@rwml/core/dataset";
import type { ProgressListener } from "../act/progress/progress-event.js";
import { saveModel } from "../model/folder/model-folder.js";
import type { ModelConfig } from "../model/network/model-config.js";
import { parameterCount } from "../model/network/parameters.js";
import { openRuntime } from "../model/onnx/runtime.js";
import { usageText } from "./data-usage.js";
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
  try {
    return await trainOn(data, task, onProgress, signal);
  } finally {
    data.rows.release();
  }
}

async function trainOn(
  data: TrainingData,
  task: TrainingTask,
  onProgress: ProgressListener,
  signal: AbortSignal,
): Promise<TrainingOutcome> {
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
      window: data.usage.window,
      prediction: data.usage.longest,
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
    usage: data.usage,
    executionProvider: runtime.provider(),
  };
}

async function readData(
  { data: dir, recipe, out }: TrainingTask,
  onProgress: ProgressListener,
): Promise<TrainingData> {
  const stage = "read";
  onProgress({ type: "stage-start", stage, title: "Read the data" });
  const started = performance.now();
  const secondsSince = () => (performance.now() - started) / 1000;
  const { episodes: total } = readManifest(dir).counts;
  const data = await readTrainingData(dir, recipe, join(out, "rows"), (done) => {
    if (done % 100 > 0) return;
    const secondsLeft = (secondsSince() * Math.max(0, total - done)) / done;
    onProgress({ type: "stage-progress", stage, done, total, unit: "episodes", secondsLeft, figures: {} });
  });
  onProgress({ type: "note", text: `${usageText(data.usage)}.` });
  onProgress({
    type: "stage-end",
    stage,
    seconds: secondsSince(),
    figures: { windows: data.usage.windows, rows: data.usage.rows, vocabulary: data.tokenizer.size },
  });
  return data;
}

function modelConfig({ recipe }: TrainingTask, { tokenizer, usage }: TrainingData): ModelConfig {
  return {
    vocabulary: tokenizer.size,
    ...recipe.model,
    // Room for a whole window, and for what is sampled behind it.
    context: 4 * usage.window,
    rotaryBase: 10_000,
    features: tokenizer.features,
  };
}
