import { GymError } from "@rwml/core";
import type { EpisodeWindow } from "./episode-windows.js";
import { targetWeights } from "./target-weights.js";
import type { TokenBatch } from "./token-batch.js";
import { specialToken } from "./tokens/special-token.js";
import type { Tokenizer } from "./tokens/tokenizer.js";

/** The arrays of a supervised batch; positions are the columns. */
export type SupervisedBatch = Pick<TokenBatch, "tokens" | "previous1" | "previous2" | "targets"> & {
  /** How much predicting the next token counts: 0 outside the observations to learn. */
  readonly weights: Float32Array;
};

const none = -1;

/** Shape and weights of a batch. */
export interface PackOptions {
  /** Rows beyond the windows stay empty. */
  readonly rows: number;
  readonly columns: number;
  /** See `targetWeights`. */
  readonly novelWeight?: number;
}

/** Puts windows into a batch, one a row. Throws a GymError when there are more windows than rows, or a longer one. */
export function packWindows(
  windows: readonly EpisodeWindow[],
  tokenizer: Pick<Tokenizer, "isName">,
  { rows, columns, novelWeight }: PackOptions,
): SupervisedBatch {
  const longest = windows.reduce((most, { tokens }) => Math.max(most, tokens.length), 0);
  if (windows.length > rows || longest > columns) {
    throw new GymError(
      "rwml/batch-too-small",
      `${windows.length} windows of up to ${longest} tokens do not fit ${rows} rows of ${columns}. ` +
        "Make the batch larger or the windows shorter.",
    );
  }
  const batch: SupervisedBatch = {
    tokens: new Int32Array(rows * columns).fill(specialToken.pad),
    previous1: new Int32Array(rows * columns).fill(none),
    previous2: new Int32Array(rows * columns).fill(none),
    targets: new Int32Array(rows * columns).fill(none),
    weights: new Float32Array(rows * columns),
  };
  for (const [row, window] of windows.entries()) {
    const { tokens } = window;
    const { length } = tokens;
    const first = row * columns;
    batch.tokens.set(tokens, first);
    batch.previous1.set(tokens.subarray(0, length - 1), first + 1);
    batch.previous2.set(tokens.subarray(0, Math.max(0, length - 2)), Math.min(first + 2, first + length));
    batch.targets.set(tokens.subarray(1), first);
    batch.weights.set(targetWeights(window, tokenizer, novelWeight).subarray(1), first);
  }
  return batch;
}
