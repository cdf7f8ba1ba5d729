import { GymError } from "@rwml/core";

/**
 * One batch of token sequences, flat and row by row: position t of sequence b stands at b · length + t.
 *
 * Sequences shorter than the length are filled up behind their end with any token, target -1. A tree (one
 * beginning, several continuations) is one sequence with explicit `positions` and a `mask`; parents stand before
 * their children, since no position ever sees a later one.
 */
export interface TokenBatch {
  readonly tokens: Int32Array;
  /** The token before each token, and the one before that; -1 where there is none. */
  readonly previous1: Int32Array;
  readonly previous2: Int32Array;
  /** The token to predict at each position, or -1 where nothing is predicted. */
  readonly targets: Int32Array;
  /** Rotary positions. Default: the index in the sequence. */
  readonly positions?: Int32Array;
  /** [batch, length, length], added to the attention scores: 0 for visible, `maskedScore` for hidden. */
  readonly mask?: Float32Array;
  /** Factors of the supervised loss, -weight · logp. */
  readonly weights?: Float32Array;
  /** Factors of the policy loss, and log-probabilities at sampling time. */
  readonly advantages?: Float32Array;
  readonly oldLogProbabilities?: Float32Array;
  /** Factors of the divergence from the reference model, and its log-probabilities. */
  readonly klWeights?: Float32Array;
  readonly referenceLogProbabilities?: Float32Array;
}

/** Added to a score to hide a key: it vanishes in a softmax, and stays finite when added twice. */
export const maskedScore = -1e9;

/** The mask under which each position sees itself and what stands before it, [length, length]. */
export function causalMask(length: number): Float32Array {
  return Float32Array.from({ length: length * length }, (_, index) =>
    index % length > Math.floor(index / length) ? maskedScore : 0,
  );
}

/**
 * The tokens `distance` places earlier in plain sequences, -1 where a sequence has none: `previous1` and
 * `previous2` of a batch without trees.
 */
export function earlierTokens(tokens: Int32Array, length: number, distance: number): Int32Array {
  return tokens.map((_, index) => (index % length < distance ? -1 : tokens[index - distance]!));
}

/** @throws GymError `onnx/batch` when arrays of a batch have the wrong length, or a position without target counts */
export function checkTokenBatch(batch: TokenBatch, shape: { batch: number; length: number }): void {
  const positions = shape.batch * shape.length;
  for (const [name, values] of Object.entries(batch) as [string, ArrayLike<number> | undefined][]) {
    const expected = name === "mask" ? positions * shape.length : positions;
    if (values !== undefined && values.length !== expected) {
      throw batchError(
        `"${name}" has ${values.length} elements; ${shape.batch} sequences of ${shape.length} need ${expected}.`,
      );
    }
  }
  for (let index = 0; index < positions; index++) {
    if (batch.targets[index]! >= 0) continue;
    if (batch.weights?.[index] || batch.advantages?.[index] || batch.klWeights?.[index]) {
      throw batchError(`Position ${index} counts in the loss but has no target. Set its factors to 0.`);
    }
  }
}

/** The error for batches that a graph cannot take. */
export function batchError(message: string): GymError {
  return new GymError("onnx/batch", message);
}
