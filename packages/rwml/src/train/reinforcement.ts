import { seededRandom } from "@rwml/core";
import { packWindows } from "../data/pack-windows.js";
import type { Embedder } from "../gap/embedder.js";
import { scorePredictions } from "../gap/score-predictions.js";
import { adamw } from "../onnx/adamw.js";
import { clipGradients } from "../onnx/clip-gradients.js";
import type { Parameters } from "../onnx/model/parameters.js";
import type { Runtime } from "../onnx/runtime.js";
import { openSampler } from "../onnx/sample/sampler.js";
import { openTrainingGraph } from "../onnx/training-graph.js";
import type { Tokenizer } from "../text/tokenizer.js";
import { type Budget, budgetProgress } from "./budget.js";
import { choosePrompts, type PromptChoice } from "./choose-prompts.js";
import { type LearningRateSchedule, learningRate } from "./learning-rate.js";
import { type Prompt, samplePrompts, type TextWindow } from "./sample-groups.js";
import type { StageState } from "./stage-state.js";
import type { Trainee } from "./trainee.js";
import { openTreeGraphs } from "./tree-graphs.js";
import { treesOfGroups } from "./trees-of-groups.js";
import { windowOrder } from "./window-order.js";

/** Settings of RWML: GRPO whose reward is the gap between the predicted and the real next observation. */
export interface ReinforcementSettings extends PromptChoice {
  readonly budget: Budget;
  readonly schedule: LearningRateSchedule;
  /** Episodes an iteration. */
  readonly episodes: number;
  /** Tokens a window has at most. */
  readonly columns: number;
  readonly maxNewTokens: number;
  readonly temperature: number;
  /** Whether advantages are divided by the standard deviation of their group. */
  readonly normalise: boolean;
  /** Weight of the divergence from the model before, on what was sampled (GRPO's beta). */
  readonly klWeight: number;
  /**
   * Weight of the same divergence on what really happened. Not part of RWML: it keeps the model from forgetting what
   * no group with variance reminds it of, such as refusals that it predicts with certainty.
   */
  readonly anchorWeight: number;
  readonly maxNorm: number;
  readonly seed: number;
}

/** What one iteration did. */
export interface ReinforcementStep {
  readonly groups: number;
  /** Groups whose rewards differ. */
  readonly effective: number;
  /** Mean over all samples. */
  readonly reward: number;
  /** Estimated divergence from the model before, per sampled token of effective groups. */
  readonly divergence: number;
  readonly learningRate: number;
  readonly norm: number;
  readonly progress: number;
}

/**
 * Trains by RWML (arXiv 2602.05842, section 2.2), one yield an iteration: draw prompts from recorded episodes, sample a
 * group of predictions for each, reward those whose gap is below the threshold, and follow the clipped policy gradient.
 * No environment runs: the real observations are in the data.
 *
 * @param reference the model before, from which it is not to stray
 */
export async function* trainReinforcement(
  runtime: Runtime,
  trainee: Trainee,
  reference: Parameters,
  windows: readonly TextWindow[],
  tokenizer: Tokenizer,
  embedder: Embedder,
  settings: ReinforcementSettings,
  state: StageState,
): AsyncGenerator<ReinforcementStep> {
  const { config, parameters } = trainee;
  const optimizer = adamw();
  const order = windowOrder(windows.length, settings.seed, "reinforcement");
  const sampler = await openSampler(runtime, config);
  const trees = openTreeGraphs(runtime, config, settings.episodes);
  const likelihoods = await openTrainingGraph(runtime, config, {
    batch: settings.episodes,
    length: settings.columns,
    attention: "causal",
    loss: "none",
  });
  try {
    for (let progress = budgetProgress(settings.budget, state); progress < 1; ) {
      const started = performance.now();
      const random = seededRandom(settings.seed, "reinforcement", state.steps);
      const chosen = Array.from(
        { length: settings.episodes },
        (_, row) => windows[order(state.steps * settings.episodes + row)]!,
      );
      const prompts = await drawPrompts(chosen, random);
      const samples = await samplePrompts(
        sampler,
        parameters,
        chosen,
        prompts,
        tokenizer,
        { ...settings, samples: settings.groupSize },
        random,
      );
      const scores = await scorePredictions(
        embedder,
        samples.map(({ prompt, text }) => ({
          predicted: text,
          real: chosen[prompt.window]!.steps[prompt.target.step]!.observation,
        })),
      );
      const rewards = scores.map(({ reward }) => reward);
      const rate = learningRate(settings.schedule, state.steps, progress);
      const grown = treesOfGroups(chosen, samples, rewards, settings);
      let divergence = 0;
      let norm = 0;
      if (grown.effective > 0) {
        const result = await trees.run(parameters, reference, grown.trees, grown.anchor);
        divergence = result.divergence;
        norm = clipGradients(result.gradients, settings.maxNorm);
        if (Number.isFinite(norm)) {
          optimizer.step(parameters, result.gradients, trainee.optimizer.adamw, rate);
        } else {
          state.skippedUpdates += 1;
        }
      }
      state.steps += 1;
      state.samples += samples.length;
      state.tokens += samples.reduce((sum, { completion }) => sum + completion.tokens.length, 0);
      state.seconds += (performance.now() - started) / 1000;
      progress = budgetProgress(settings.budget, state);
      yield {
        groups: prompts.length,
        effective: grown.effective,
        reward: rewards.reduce((sum, reward) => sum + reward, 0) / Math.max(1, rewards.length),
        divergence,
        learningRate: rate,
        norm,
        progress,
      };
    }
  } finally {
    await Promise.all([sampler.release(), likelihoods.release(), trees.release()]);
  }

  async function drawPrompts(
    chosen: readonly TextWindow[],
    random: ReturnType<typeof seededRandom>,
  ): Promise<Prompt[]> {
    const { columns } = settings;
    const batch = packWindows(chosen, tokenizer, { rows: chosen.length, columns });
    const { logProbabilities } = await likelihoods.run(parameters, batch);
    return chosen.flatMap(({ targets }, window) => {
      const places = targets.filter(({ complete }) => complete);
      const real = places.map(({ start, end }) => {
        const from = window * columns - 1;
        return Math.exp(
          logProbabilities.subarray(from + start, from + end).reduce((sum, one) => sum + one, 0),
        );
      });
      return choosePrompts(real, settings, random).map((index) => ({ window, target: places[index]! }));
    });
  }
}
