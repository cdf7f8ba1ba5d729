import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TokenWindow } from "./episode-windows.js";
import { type PackedRow, RowPacker } from "./pack-rows.js";
import { rowLength } from "./row-batch.js";

const columns = 64;
const windowOf = (length: number, mark: number): TokenWindow => ({
  tokens: new Int32Array(length).fill(mark),
  targets: [],
});

function pack(windows: readonly TokenWindow[]): PackedRow[] {
  const packer = new RowPacker(columns);
  const full = windows.map((window) => packer.add(window)).filter((row) => row !== null);
  return [...full, ...packer.end()];
}

describe("RowPacker", () => {
  it("should put every window into one row, none of which is too long", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: columns }), { maxLength: 300 }), (lengths) => {
        const windows = lengths.map(windowOf);
        const rows = pack(windows);
        expect(rows.flat().sort((left, right) => left.tokens[0]! - right.tokens[0]!)).toEqual(windows);
        for (const row of rows) expect(rowLength(row)).toBeLessThanOrEqual(columns);
        expect(pack(windows)).toEqual(rows);
      }),
    );
  });

  it("should fill rows with short windows", () => {
    const rows = pack(Array.from({ length: 1000 }, (_, index) => windowOf(5 + (index % 20), index)));
    const filled = rows.reduce((sum, row) => sum + rowLength(row), 0) / (rows.length * columns);
    expect(filled).toBeGreaterThan(0.95);
  });
});
