import { type AdamWState, adamw } from "./adamw.js";
import { clipGradients } from "./clip-gradients.js";
import { addStack, matrixGroups } from "./model/matrix-groups.js";
import type { ModelConfig } from "./model/model-config.js";
import type { Parameters } from "./model/parameters.js";
import type { TrainingResult } from "./training-graph.js";

/** What Muon remembers. Stored with the parameters, it continues a run exactly. */
export interface MuonState {
  /** Of all parameters but the hidden matrices. */
  readonly adamw: AdamWState;
  /** Momentum of the hidden matrices, one stack a group. */
  readonly momentum: Parameters;
}

/** Options of {@link muon}. */
export interface MuonOptions {
  /** The learning rate of the hidden matrices, as a multiple of AdamW's for the rest. Default 2. */
  readonly matrixRate?: number;
  /** Gradients of the rest are scaled down to this norm. Default 1. */
  readonly maxNorm?: number;
}

/** Orthogonal updates are scaled to the size of AdamW's, so that both follow one rate (arXiv 2502.16982). */
const sizeOfAdamW = 0.2;

/**
 * Muon for the hidden matrices, whose directions a training graph with `matrices: "orthogonal"` delivers, and AdamW
 * for embeddings and gains.
 */
export function muon(config: ModelConfig, { matrixRate = 2, maxNorm = 1 }: MuonOptions = {}) {
  const optimizer = adamw();
  const groups = matrixGroups(config);
  const hidden = new Set(groups.flatMap(({ members }) => members.map(({ parameter }) => parameter)));
  const rest = (parameters: Parameters): Parameters =>
    Object.fromEntries(Object.entries(parameters).filter(([name]) => !hidden.has(name)));

  return {
    start(parameters: Parameters): MuonState {
      const momentum = groups.map(({ name, rows, columns, members }) => [
        name,
        new Float32Array(members.length * rows * columns),
      ]);
      return { adamw: optimizer.start(rest(parameters)), momentum: Object.fromEntries(momentum) };
    },

    /**
     * Updates parameters and state in place.
     *
     * @returns the norm of the gradients of the rest. When it is not finite, because a gradient or a direction is not,
     *   nothing was changed.
     */
    step(parameters: Parameters, result: TrainingResult, state: MuonState, learningRate: number): number {
      const gradients = rest(result.gradients!);
      const norm = clipGradients(gradients, maxNorm);
      if (!Number.isFinite(norm)) return norm;
      if (!groups.every(({ name }) => areFinite(result.directions![name]!.direction))) return Number.NaN;
      optimizer.step(rest(parameters), gradients, state.adamw, learningRate);
      for (const group of groups) {
        const { direction, momentum } = result.directions![group.name]!;
        const size = sizeOfAdamW * Math.sqrt(Math.max(group.rows, group.columns));
        addStack(parameters, group, direction, -learningRate * matrixRate * size);
        state.momentum[group.name]!.set(momentum);
      }
      return norm;
    },
  };
}

/** A sum tells: what is not finite stays so. */
function areFinite(values: Float32Array): boolean {
  let sum = 0;
  for (const value of values) sum += value;
  return Number.isFinite(sum);
}
