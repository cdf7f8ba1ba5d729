import type { TokenWindow } from "./episode-windows.js";

/** Windows that share a row of a batch; none sees another. */
export type PackedRow = readonly TokenWindow[];

/** Rows that wait for more windows at the same time. */
const openRows = 32;

/**
 * Puts windows into rows of `columns` tokens, as they come: each into the open row that it fills best. The same windows
 * make the same rows.
 */
export class RowPacker {
  readonly #columns: number;
  #open: { readonly windows: TokenWindow[]; room: number }[] = [];

  constructor(columns: number) {
    this.#columns = columns;
  }

  /** @returns a row that is full enough, where the window has opened one more than wait */
  add(window: TokenWindow): PackedRow | null {
    const { length } = window.tokens;
    const fitting = this.#open.filter(({ room }) => room >= length);
    if (fitting.length > 0) {
      const row = fitting.reduce((best, one) => (one.room < best.room ? one : best));
      row.windows.push(window);
      row.room -= length;
      return null;
    }
    this.#open.push({ windows: [window], room: this.#columns - length });
    if (this.#open.length <= openRows) return null;
    const fullest = this.#open.reduce((best, one) => (one.room < best.room ? one : best));
    this.#open = this.#open.filter((row) => row !== fullest);
    return fullest.windows;
  }

  /** The rows that still waited. */
  end(): PackedRow[] {
    return this.#open.splice(0).map(({ windows }) => windows);
  }
}
