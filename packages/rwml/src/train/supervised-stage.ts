import { seededRandom } from "@rwml/core";
import type { ModelConfig } from "../onnx/model/model-config.js";
import { initialParameters } from "../onnx/model/parameters.js";
import { muon } from "../onnx/muon.js";
import type { Runtime } from "../onnx/runtime.js";
import { checkpointPath, type Stage } from "./run-stage.js";
import { stageOrigin } from "./stage-origin.js";
import { type SupervisedStep, trainSupervised } from "./supervised.js";
import type { TrainingData } from "./training-data.js";
import type { TrainingTask } from "./training-task.js";

/** Steps between two points of the learning curve. */
const curveEvery = 20;

/** The supervised start of a training run, from fresh parameters. */
export function supervisedStage(
  runtime: Runtime,
  config: ModelConfig,
  data: TrainingData,
  { out, seed, recipe, supervised: budget }: TrainingTask,
): Stage<SupervisedStep> {
  const settings = { ...recipe.supervised, budget, columns: recipe.window, seed };
  const { windows, tokenizer } = data;
  return {
    name: "sft",
    title: "Supervised start",
    unit: "steps",
    budget,
    config,
    path: checkpointPath(out, "sft"),
    origin: stageOrigin("sft", settings, data, null),
    begin() {
      const parameters = initialParameters(config, seededRandom(seed, "parameters"));
      return { config, parameters, optimizer: muon(config, settings).start(parameters) };
    },
    steps: (trainee, state) => trainSupervised(runtime, trainee, windows, tokenizer, settings, state),
    note({ loss, learningRate, progress }, state, { curve }) {
      if (state.steps % curveEvery === 1 || progress >= 1) {
        curve.push({ step: state.steps, seconds: state.seconds, figures: { loss, learningRate } });
      }
      return { loss, "tokens/s": state.tokens / state.seconds };
    },
  };
}
