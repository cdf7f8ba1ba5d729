import { hashedTfidf } from "../gap/hashed-tfidf.js";
import type { ModelConfig } from "../model/network/model-config.js";
import type { Parameters } from "../model/network/parameters.js";
import type { Runtime } from "../model/onnx/runtime.js";
import { type ReinforcementStep, trainReinforcement } from "./reinforcement.js";
import { checkpointPath, type Stage } from "./run-stage.js";
import { stageOrigin } from "./stage-origin.js";
import type { TrainingData } from "./training-data.js";
import type { TrainingTask } from "./training-task.js";
import { adamw } from "./update/adamw.js";

/** The arm of a training run that goes on by RWML. @param start the parameters to go on from and not to stray from; left as they are */
export function reinforcementStage(
  runtime: Runtime,
  config: ModelConfig,
  data: TrainingData,
  { out, seed, recipe, reinforcement: budget, pace }: TrainingTask,
  start: Parameters,
): Stage<ReinforcementStep> {
  const { rows, tokenizer, embedder, usage } = data;
  const sizes = { columns: usage.window, prediction: usage.longest };
  const settings = { ...recipe.reinforcement, ...sizes, budget, seed };
  const experience = { rows, tokenizer, embedder: hashedTfidf(embedder) };
  return {
    name: "rwml",
    title: "RWML",
    unit: "iterations",
    budget,
    pace: pace?.rwml ?? null,
    config,
    path: checkpointPath(out, "rwml"),
    origin: stageOrigin("rwml", settings, data, start),
    begin() {
      const parameters = structuredClone(start);
      return { config, parameters, optimizer: { adamw: adamw().start(parameters), momentum: {} } };
    },
    steps: (trainee, state) => trainReinforcement(runtime, trainee, start, experience, settings, state),
    note({ reward, divergence: kl, groups: count, effective }, state, { curve, groups }) {
      curve.push({ step: state.steps, seconds: state.seconds, figures: { reward, kl } });
      groups.push({ iteration: state.steps, groups: count, effective });
      return {
        reward,
        effective: effective / Math.max(1, count),
        "samples/s": state.samples / state.seconds,
      };
    },
  };
}
