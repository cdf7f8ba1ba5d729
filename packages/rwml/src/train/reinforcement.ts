import { seededRandom } from "@rwml/core";
import type { TokenTarget, TokenWindow } from "../data/episode-windows.js";
import type { RowStore } from "../data/row-store.js";
import type { Tokenizer } from "../data/tokens/tokenizer.js";
import type { Embedder } from "../gap/embedder.js";
import { scorePredictions } from "../gap/score-predictions.js";
import type { Parameters } from "../model/network/parameters.js";
import type { Runtime } from "../model/onnx/runtime.js";
import { openSampler } from "../model/sample/sampler.js";
import { type Budget, budgetProgress } from "./budget.js";
import type { PromptChoice } from "./choose-prompts.js";
import { openPromptDraw } from "./draw-prompts.js";
import { type LearningRateSchedule, learningRate } from "./learning-rate.js";
import { rowOrder } from "./row-order.js";
import { rowsOfTokens } from "./rows-of-tokens.js";
import { type Sampled, samplePrompts } from "./sample-groups.js";
import type { StageState } from "./stage-state.js";
import type { Trainee } from "./trainee.js";
import { openTreeGraphs, type TreeGraphs } from "./tree-graphs.js";
import { type GroupTrees, treesOfGroups } from "./trees-of-groups.js";
import { adamw } from "./update/adamw.js";
import { clipGradients } from "./update/clip-gradients.js";

/** Settings of RWML: GRPO whose reward is the gap between the predicted and the real next observation. */
export interface ReinforcementSettings extends Omit<PromptChoice, "most"> {
  readonly budget: Budget;
  readonly schedule: LearningRateSchedule;
  /** Tokens that an iteration draws its prompts from, in as many rows as they fill. */
  readonly tokens: number;
  /** Prompts an iteration at most, as many of each row. */
  readonly prompts: number;
  /** Tokens a row has at most. */
  readonly columns: number;
  /** Tokens a prediction has at most. */
  readonly prediction: number;
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
  /** Estimated divergence from the model before, per token of the distinct samples of effective groups. */
  readonly divergence: number;
  readonly learningRate: number;
  readonly norm: number;
  readonly progress: number;
}

/** What RWML learns from. */
export interface Experience {
  readonly rows: RowStore;
  readonly tokenizer: Tokenizer;
  /** Measures the gap. */
  readonly embedder: Embedder;
}

/**
 * Trains by RWML (arXiv 2602.05842, section 2.2), one yield an iteration: draw prompts from recorded episodes, sample a
 * group of predictions for each, reward those whose gap is below the threshold, and follow the clipped policy gradient.
 * No environment runs: the real observations are in the data. All randomness depends on the seed and the iteration
 * alone: from a saved state it goes on exactly.
 *
 * @param reference the model before, from which it is not to stray
 */
export async function* trainReinforcement(
  runtime: Runtime,
  trainee: Trainee,
  reference: Parameters,
  { rows: stored, tokenizer, embedder }: Experience,
  settings: ReinforcementSettings,
  state: StageState,
): AsyncGenerator<ReinforcementStep> {
  const { config, parameters } = trainee;
  const { columns, groupSize, prediction } = settings;
  const rows = rowsOfTokens(settings.tokens, columns);
  const choice = { ...settings, most: Math.ceil(settings.prompts / rows) };
  const order = rowOrder(stored.size, settings.seed, "reinforcement");
  const trees = openTreeGraphs(runtime, config, { rows, longest: columns + Math.max(columns, prediction) });
  const sampler = await openSampler(runtime, config);
  const promptDraw = await openPromptDraw(runtime, config, tokenizer, { rows, columns, choice });
  try {
    for (let progress = budgetProgress(settings.budget, state); progress < 1; ) {
      const started = performance.now();
      const random = seededRandom(settings.seed, "reinforcement", state.steps);
      const chosen = Array.from({ length: rows }, (_, row) => stored.row(order(state.steps * rows + row)));
      const windows = chosen.flat();
      const prompts = await promptDraw.draw(parameters, chosen, random);
      const samples = await samplePrompts(
        { sampler, parameters, tokenizer },
        windows,
        prompts,
        {
          temperature: settings.temperature,
          samples: groupSize,
          maxNewTokens: prediction,
          mostFor: hopelessLength,
        },
        random,
      );
      const rewards = await rewardSamples(embedder, tokenizer, windows, samples);
      const rate = learningRate(settings.schedule, state.steps, progress);
      const update = await followGradient(
        trees,
        treesOfGroups(windows, samples, rewards, settings),
        trainee,
        reference,
        { rate, maxNorm: settings.maxNorm },
      );
      if (!Number.isFinite(update.norm)) state.skippedUpdates += 1;

      state.steps += 1;
      state.samples += samples.length;
      state.tokens += samples.reduce((sum, { completion }) => sum + completion.tokens.length, 0);
      state.seconds += (performance.now() - started) / 1000;
      progress = budgetProgress(settings.budget, state);
      yield {
        groups: prompts.length,
        reward: rewards.reduce((sum, reward) => sum + reward, 0) / Math.max(1, rewards.length),
        learningRate: rate,
        progress,
        ...update,
      };
    }
  } finally {
    await Promise.all([sampler.release(), promptDraw.release(), trees.release()]);
  }
}

/** A prediction twice as long as what happened is no hit; it is not written to its end. */
function hopelessLength({ start, end }: TokenTarget): number {
  return 2 * (end - start) + 8;
}

async function rewardSamples(
  embedder: Embedder,
  tokenizer: Tokenizer,
  windows: readonly TokenWindow[],
  samples: readonly Sampled[],
): Promise<number[]> {
  const scores = await scorePredictions(
    embedder,
    samples.map(({ prompt, text }) => ({
      predicted: text,
      real: textOf(tokenizer, windows[prompt.window]!, prompt.target),
    })),
  );
  return scores.map(({ reward }) => reward);
}

/** What really happened. */
function textOf(tokenizer: Tokenizer, { tokens }: TokenWindow, { start, end }: TokenTarget): string {
  return tokenizer.decode(tokens.subarray(start, end - 1));
}

/** One update of the trainee, in place; none when no group carries a gradient, or when it is not finite. */
async function followGradient(
  graphs: TreeGraphs,
  { trees, effective }: GroupTrees,
  { parameters, optimizer }: Trainee,
  reference: Parameters,
  { rate, maxNorm }: { readonly rate: number; readonly maxNorm: number },
): Promise<Pick<ReinforcementStep, "effective" | "divergence" | "norm">> {
  if (effective === 0) return { effective, divergence: 0, norm: 0 };
  const { gradients, divergence } = await graphs.run(parameters, reference, trees);
  const norm = clipGradients(gradients, maxNorm);
  if (Number.isFinite(norm)) adamw().step(parameters, gradients, optimizer.adamw, rate);
  return { effective, divergence, norm };
}
