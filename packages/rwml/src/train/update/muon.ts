import type { ModelConfig } from "../../model/network/model-config.js";
import type { Parameters } from "../../model/network/parameters.js";
import { type AdamWState, adamw } from "./adamw.js";
import { clipGradients } from "./clip-gradients.js";
import { matrixGroups } from "./matrix-groups.js";
import type { MatrixStep, TrainingResult } from "./training-graph.js";

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

/**
 * Muon for the hidden matrices, which a training graph with `matrices: "updated"` carries out, and AdamW for
 * embeddings and gains.
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

    /** What the graph needs for an update. */
    matrixStep(state: MuonState, learningRate: number): MatrixStep {
      return { momentum: state.momentum, learningRate: learningRate * matrixRate };
    },

    /**
     * Updates parameters and state in place, with the result that `matrixStep` led to.
     *
     * @returns the norm of the gradients of the rest. When it is not finite, because a gradient or a matrix is not,
     *   nothing was changed.
     */
    step(parameters: Parameters, result: TrainingResult, state: MuonState, learningRate: number): number {
      const gradients = rest(result.gradients!);
      const norm = clipGradients(gradients, maxNorm);
      if (!Number.isFinite(norm)) return norm;
      if (!result.matrices!.areFinite) return Number.NaN;
      optimizer.step(rest(parameters), gradients, state.adamw, learningRate);
      overwrite(parameters, result.matrices!.parameters);
      overwrite(state.momentum, result.matrices!.momentum);
      return norm;
    },
  };
}

function overwrite(target: Parameters, source: Parameters): void {
  for (const [name, values] of Object.entries(source)) target[name]!.set(values);
}
