import { GymError } from "@rwml/core";
import { specialToken } from "../text/special-token.js";
import type { Tokenizer } from "../text/tokenizer.js";
import type { EpisodeWindow } from "./episode-windows.js";
import { targetWeights } from "./target-weights.js";

/** Sequences of one training step, as arrays of shape [rows, columns] in row-major order, padded with `<pad>`. */
export interface TokenBatch {
  readonly rows: number;
  readonly columns: number;
  readonly tokens: Int32Array;
  /** The token one place before, `<pad>` at the start of a row. */
  readonly previous1: Int32Array;
  /** The token two places before. */
  readonly previous2: Int32Array;
  /** 0 to columns - 1 in each row. */
  readonly positions: Int32Array;
  /** The token that follows. */
  readonly targets: Int32Array;
  /** How much predicting that token counts: 0 outside the observations to learn. */
  readonly weights: Float32Array;
}

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
): TokenBatch {
  const longest = windows.reduce((most, { tokens }) => Math.max(most, tokens.length), 0);
  if (windows.length > rows || longest > columns) {
    throw new GymError(
      "rwml/batch-too-small",
      `${windows.length} windows of up to ${longest} tokens do not fit ${rows} rows of ${columns}. ` +
        "Make the batch larger or the windows shorter.",
    );
  }
  const batch: TokenBatch = {
    rows,
    columns,
    tokens: new Int32Array(rows * columns).fill(specialToken.pad),
    previous1: new Int32Array(rows * columns).fill(specialToken.pad),
    previous2: new Int32Array(rows * columns).fill(specialToken.pad),
    positions: Int32Array.from({ length: rows * columns }, (_, index) => index % columns),
    targets: new Int32Array(rows * columns).fill(specialToken.pad),
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
