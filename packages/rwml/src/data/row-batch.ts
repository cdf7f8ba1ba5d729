import { GymError } from "@rwml/core";
import type { PackedRow } from "./pack-rows.js";
import { targetWeights } from "./target-weights.js";
import { maskedScore, type TokenBatch } from "./token-batch.js";
import { specialToken } from "./tokens/special-token.js";
import type { Tokenizer } from "./tokens/tokenizer.js";

/** The arrays of a supervised batch. */
export type SupervisedBatch = Required<
  Pick<TokenBatch, "tokens" | "previous1" | "previous2" | "targets" | "positions" | "mask" | "weights">
>;

const none = -1;

/** Shape and weights of a batch. */
export interface RowBatchOptions {
  /** Rows beyond those given stay empty. */
  readonly rows: number;
  readonly columns: number;
  /** See `targetWeights`. */
  readonly novelWeight?: number;
}

/**
 * Lays rows out as a batch. Each window stands behind the one before it, with positions of its own, and sees only itself.
 * Predicting a token counts 0 outside the observations to learn. Throws a GymError when there are more rows than the batch
 * has, or a longer one.
 */
export function rowBatch(
  packed: readonly PackedRow[],
  tokenizer: Pick<Tokenizer, "isName">,
  { rows, columns, novelWeight }: RowBatchOptions,
): SupervisedBatch {
  const longest = packed.reduce((most, row) => Math.max(most, rowLength(row)), 0);
  if (packed.length > rows || longest > columns) {
    throw new GymError(
      "rwml/batch-too-small",
      `${packed.length} rows of up to ${longest} tokens do not fit ${rows} rows of ${columns}. ` +
        "Make the batch larger or the windows shorter.",
    );
  }
  const size = rows * columns;
  const batch: SupervisedBatch = {
    tokens: new Int32Array(size).fill(specialToken.pad),
    previous1: new Int32Array(size).fill(none),
    previous2: new Int32Array(size).fill(none),
    targets: new Int32Array(size).fill(none),
    positions: new Int32Array(size),
    mask: new Float32Array(size * columns).fill(maskedScore),
    weights: new Float32Array(size),
  };
  for (let row = 0; row < rows; row++) {
    let place = row * columns;
    for (const window of packed[row] ?? []) {
      const { tokens } = window;
      const { length } = tokens;
      batch.tokens.set(tokens, place);
      batch.previous1.set(tokens.subarray(0, length - 1), place + 1);
      batch.previous2.set(tokens.subarray(0, Math.max(0, length - 2)), place + Math.min(2, length));
      batch.targets.set(tokens.subarray(1), place);
      batch.weights.set(targetWeights(window, tokenizer, novelWeight).subarray(1), place);
      const first = place - row * columns;
      for (let index = 0; index < length; index++) {
        batch.positions[place + index] = index;
        show(batch.mask, columns, place + index, first, first + index + 1);
      }
      place += length;
    }
    for (; place < (row + 1) * columns; place++) {
      const column = place - row * columns;
      show(batch.mask, columns, place, column, column + 1);
    }
  }
  return batch;
}

/** How many tokens the windows of a row have together. */
export function rowLength(row: PackedRow): number {
  return row.reduce((length, { tokens }) => length + tokens.length, 0);
}

/** Lets a place see the columns of its row in [from, to). */
function show(mask: Float32Array, columns: number, place: number, from: number, to: number): void {
  mask.fill(0, place * columns + from, place * columns + to);
}
