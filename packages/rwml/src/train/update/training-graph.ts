/**
 * Runs training batches: forward pass, loss and gradients of one fixed batch size in one graph. The optimiser is
 * apart (`adamw.ts`), so that what happens between gradient and update is the caller's.
 *
 * ```ts
 * const runtime = await openRuntime({ threads: 2 });
 * const graph = await openTrainingGraph(runtime, config, { batch: 3, length: 384, attention: "causal", loss: "sft" });
 * const { gradients } = await graph.run(parameters, batch);
 * const norm = clipGradients(gradients!, 1);
 * if (Number.isFinite(norm)) optimizer.step(parameters, gradients!, state, learningRate);
 * ```
 */

import { batchError, checkTokenBatch, type TokenBatch } from "../../data/token-batch.js";
import { tableInput } from "../../model/network/embed.js";
import { addRows, extraRows, featureGradient, featurePairs, rowOf } from "../../model/network/embedding.js";
import { integers, parameterInputs, reals } from "../../model/network/feeds.js";
import type { ModelConfig } from "../../model/network/model-config.js";
import {
  type EmbeddingTable,
  embeddingTables,
  modelParameters,
  type Parameters,
} from "../../model/network/parameters.js";
import { encodeModel } from "../../model/onnx/encode-model.js";
import type { Runtime, Tensor } from "../../model/onnx/runtime.js";
import { lossInputs } from "./loss.js";
import { isHiddenMatrix, type MatrixGroup, matrixGroups } from "./matrix-groups.js";
import {
  changeOutput,
  matrixRateInput,
  momentumInput,
  momentumOutput,
  updatedOutput,
} from "./matrix-updates.js";
import { describeTrainingModel, gradientOutput, type TrainingShape } from "./training-model.js";

/** What one batch gives. Every array is fresh. */
export interface TrainingResult {
  /** [batch · length]: log-probability of each target, 0 where there is none. */
  readonly logProbabilities: Float32Array;
  /** The terms of the loss, whose sum was differentiated. Terms that the graph lacks are 0. */
  readonly losses: { readonly supervised: number; readonly policy: number; readonly divergence: number };
  /**
   * Aligned with the parameters; null when the graph has no loss. Without the hidden matrices when the graph
   * updates them instead.
   */
  readonly gradients: Parameters | null;
  /** From a graph with `matrices: "updated"`, otherwise null. */
  readonly matrices: UpdatedMatrices | null;
}

/** How a graph with `matrices: "updated"` is to update the hidden matrices. */
export interface MatrixStep {
  /** One stack for each group. */
  readonly momentum: Parameters;
  readonly learningRate: number;
}

/** What a graph with `matrices: "updated"` makes of the hidden matrices. */
export interface UpdatedMatrices {
  readonly parameters: Parameters;
  readonly momentum: Parameters;
  /** Whether all of it is finite: if not, it must not be used. */
  readonly areFinite: boolean;
}

/** An opened training graph. */
export interface TrainingGraph {
  readonly shape: TrainingShape;
  /**
   * Parameters, batch and momentum are read, never changed.
   *
   * @param step for a graph with `matrices: "updated"`
   * @throws GymError `onnx/batch` when the batch does not fit the shape or lacks what the loss needs
   */
  run(parameters: Parameters, batch: TokenBatch, step?: MatrixStep): Promise<TrainingResult>;
  release(): Promise<void>;
}

/** Opens the graph for one shape of batch. That takes 50 to 400 ms, so keep it. */
export async function openTrainingGraph(
  runtime: Runtime,
  config: ModelConfig,
  shape: TrainingShape,
): Promise<TrainingGraph> {
  const session = await runtime.open(encodeModel(describeTrainingModel(config, shape)));
  const rows = shape.batch * shape.length;
  const groups = shape.matrices === "updated" ? matrixGroups(config) : [];
  const specs = modelParameters(config).filter(
    ({ name }) => groups.length === 0 || !isHiddenMatrix(config, name),
  );
  const pairs = featurePairs(config);
  const allRows = Int32Array.from({ length: rows }, (_, row) => row);
  const plainPositions = allRows.map((row) => row % shape.length);

  return {
    shape,
    async run(parameters, batch, step) {
      checkTokenBatch(batch, shape);
      if (groups.length > 0 && step === undefined) {
        throw batchError(
          "This graph updates the hidden matrices: hand over the momentum and the learning rate.",
        );
      }
      const tokens = rowsOfTables(config, batch);
      const outputs = await session.run({
        ...batchInputs(shape, batch, tokens, plainPositions),
        ...parameterInputs(config, pairs, parameters),
        ...(step === undefined ? {} : stepInputs(groups, step)),
      });
      const read = (name: string): Float32Array => outputs[name]!.data as Float32Array;
      const loss = (name: string): number => Number(outputs[`loss.${name}`]?.data[0] ?? 0);
      const logProbabilities = read("logProbabilities");
      for (let row = 0; row < rows; row++) if (batch.targets[row]! < 0) logProbabilities[row] = 0;
      return {
        logProbabilities,
        losses: { supervised: loss("supervised"), policy: loss("policy"), divergence: loss("divergence") },
        gradients: shape.loss === "none" ? null : collectGradients(tokens, read),
        matrices: groups.length === 0 ? null : collectMatrices(groups, read),
      };
    },
    release: () => session.release(),
  };

  function collectGradients(tokens: TableRows, read: (name: string) => Float32Array): Parameters {
    const embedded = read(gradientOutput("embedded"));
    const found: Parameters = {};
    for (const table of embeddingTables) {
      // The output layer uses the token table too, and the graph has computed its share.
      const gradient =
        table === "token"
          ? read(gradientOutput(tableInput("token")))
          : new Float32Array((config.vocabulary + extraRows[table]) * config.width);
      addRows(gradient, tokens[table], embedded, allRows, config.width);
      found[`embedding.${table}.own`] = gradient.subarray(0, config.vocabulary * config.width);
      found[`embedding.${table}.features`] = featureGradient(config, pairs, gradient);
    }
    return Object.fromEntries(specs.map(({ name }) => [name, found[name] ?? read(gradientOutput(name))]));
  }
}

function stepInputs(
  groups: readonly MatrixGroup[],
  { momentum, learningRate }: MatrixStep,
): Record<string, Tensor> {
  const inputs: Record<string, Tensor> = { [matrixRateInput]: reals(Float32Array.of(learningRate), []) };
  for (const group of groups) {
    const { name, rows, columns, members } = group;
    inputs[momentumInput(group)] = reals(momentum[name]!, [members.length, rows, columns]);
  }
  return inputs;
}

function collectMatrices(
  groups: readonly MatrixGroup[],
  read: (name: string) => Float32Array,
): UpdatedMatrices {
  const updated = groups
    .flatMap(({ members }) => members)
    .map(({ parameter }) => [parameter, read(updatedOutput(parameter))]);
  return {
    parameters: Object.fromEntries(updated),
    momentum: Object.fromEntries(groups.map((group) => [group.name, read(momentumOutput(group))])),
    areFinite: groups.every((group) => Number.isFinite(read(changeOutput(group))[0])),
  };
}

/** For each embedding table the rows that make the rows of a batch. */
type TableRows = Readonly<Record<EmbeddingTable, Int32Array>>;

function rowsOfTables(config: ModelConfig, { tokens, previous1, previous2 }: TokenBatch): TableRows {
  const previous = (token: number): number => rowOf(config, token);
  return { token: tokens, previous1: previous1.map(previous), previous2: previous2.map(previous) };
}

function batchInputs(
  shape: TrainingShape,
  batch: TokenBatch,
  tokens: TableRows,
  plainPositions: Int32Array,
): Record<string, Tensor> {
  const rows = shape.batch * shape.length;
  const inputs: Record<string, Tensor> = {
    tokens: integers(tokens.token, [rows]),
    previous1: integers(tokens.previous1, [rows]),
    previous2: integers(tokens.previous2, [rows]),
    positions: integers(batch.positions ?? plainPositions, [shape.batch, shape.length]),
    targets: integers(
      batch.targets.map((target) => Math.max(0, target)),
      [rows, 1],
    ),
  };
  if (shape.attention === "explicit") {
    if (batch.mask === undefined)
      throw batchError("This graph was opened for explicit attention: give a mask.");
    inputs.mask = reals(batch.mask, [shape.batch, 1, shape.length, shape.length]);
  }
  if (shape.loss === "sft" && batch.weights === undefined)
    throw batchError("The supervised loss needs weights.");
  for (const name of lossInputs[shape.loss]) {
    inputs[name] = reals(batch[name] ?? new Float32Array(rows), [rows, 1]);
  }
  return inputs;
}
