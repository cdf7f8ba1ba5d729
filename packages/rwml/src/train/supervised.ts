import { rowBatch, rowLength } from "../data/row-batch.js";
import type { RowStore } from "../data/row-store.js";
import type { Tokenizer } from "../data/tokens/tokenizer.js";
import type { Runtime } from "../model/onnx/runtime.js";
import { type Budget, budgetProgress } from "./budget.js";
import { type LearningRateSchedule, learningRate } from "./learning-rate.js";
import { rowOrder } from "./row-order.js";
import { rowsOfTokens } from "./rows-of-tokens.js";
import type { StageState } from "./stage-state.js";
import type { Trainee } from "./trainee.js";
import { muon } from "./update/muon.js";
import { openTrainingGraph } from "./update/training-graph.js";

/** Settings of supervised training. */
export interface SupervisedSettings {
  readonly budget: Budget;
  readonly schedule: LearningRateSchedule;
  /** Tokens a step, in as many rows as they fill. */
  readonly tokens: number;
  /** Tokens a row has at most. */
  readonly columns: number;
  /** What a name weighs that the window has not shown before. */
  readonly novelWeight: number;
  /** See `muon`. */
  readonly matrixRate: number;
  readonly maxNorm: number;
  /** Steps of an earlier stage on the same data, after whose rows this one goes on. */
  readonly stepsBefore: number;
  readonly seed: number;
}

/** What one optimiser step did. */
export interface SupervisedStep {
  /** Mean over the observations' tokens of minus their log-probability, weighted. */
  readonly loss: number;
  readonly learningRate: number;
  readonly norm: number;
  readonly progress: number;
}

/**
 * Trains on whole episodes by maximum likelihood, one yield a step, so that the caller decides when to report, to save or to
 * stop. The order of the data depends on the seed and the step alone: from a saved state it goes on exactly.
 */
export async function* trainSupervised(
  runtime: Runtime,
  trainee: Trainee,
  stored: RowStore,
  tokenizer: Tokenizer,
  settings: SupervisedSettings,
  state: StageState,
): AsyncGenerator<SupervisedStep> {
  const { columns, budget, stepsBefore } = settings;
  const rows = rowsOfTokens(settings.tokens, columns);
  const optimizer = muon(trainee.config, settings);
  const order = rowOrder(stored.size, settings.seed, "supervised");
  const graph = await openTrainingGraph(runtime, trainee.config, {
    batch: rows,
    length: columns,
    attention: "explicit",
    loss: "sft",
    matrices: "updated",
  });
  try {
    for (let progress = budgetProgress(budget, state); progress < 1; ) {
      const started = performance.now();
      const first = (stepsBefore + state.steps) * rows;
      const chosen = Array.from({ length: rows }, (_, row) => stored.row(order(first + row)));
      const batch = rowBatch(chosen, tokenizer, { ...settings, rows });
      const weight = batch.weights.reduce((sum, value) => sum + value, 0);
      for (let place = 0; place < batch.weights.length; place++) batch.weights[place]! /= weight;

      const rate = learningRate(settings.schedule, state.steps, progress);
      const result = await graph.run(
        trainee.parameters,
        batch,
        optimizer.matrixStep(trainee.optimizer, rate),
      );
      const norm = optimizer.step(trainee.parameters, result, trainee.optimizer, rate);
      if (!Number.isFinite(norm)) state.skippedUpdates += 1;

      state.steps += 1;
      state.tokens += chosen.reduce((sum, row) => sum + rowLength(row), 0);
      state.samples += chosen.flat().reduce((sum, { targets }) => sum + targets.length, 0);
      state.seconds += (performance.now() - started) / 1000;
      progress = budgetProgress(budget, state);
      yield { loss: result.losses.supervised, learningRate: rate, norm, progress };
    }
  } finally {
    await graph.release();
  }
}
