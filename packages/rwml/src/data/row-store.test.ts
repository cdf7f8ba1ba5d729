import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PackedRow } from "./pack-rows.js";
import { RowStoreWriter } from "./row-store.js";

const folder = () => join(mkdtempSync(join(tmpdir(), "rwml-rows-")), "rows");
const integer = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const packedRow: fc.Arbitrary<PackedRow> = fc.array(
  fc.record({
    tokens: fc.array(integer, { maxLength: 20 }).map((values) => Int32Array.from(values)),
    targets: fc.array(fc.record({ step: integer, start: integer, end: integer }), { maxLength: 3 }),
  }),
  { maxLength: 4 },
);

function storeOf(rows: readonly PackedRow[], at = folder()) {
  const writer = new RowStoreWriter(at);
  for (const row of rows) writer.add(row);
  return writer.finish();
}

describe("RowStoreWriter", () => {
  it("should give each row back, whichever is asked for", () => {
    fc.assert(
      fc.property(fc.array(packedRow, { maxLength: 12 }), (rows) => {
        const store = storeOf(rows);
        expect(store.size).toBe(rows.length);
        for (const index of [...rows.keys()].reverse()) expect(store.row(index)).toEqual(rows[index]);
        store.release();
      }),
      { numRuns: 50 },
    );
  });

  it("should hold more than it writes at once", () => {
    const rows = Array.from({ length: 40 }, (_, index): PackedRow => {
      return [{ tokens: new Int32Array(20_000).fill(index), targets: [] }];
    });
    const store = storeOf(rows);
    expect(store.row(39)[0]!.tokens.every((token) => token === 39)).toBe(true);
    expect(store.row(0)).toEqual(rows[0]);
    store.release();
  });

  it("should have one digest for the same rows, and another for others", () => {
    const row = (...tokens: number[]): PackedRow => [{ tokens: Int32Array.from(tokens), targets: [] }];
    const digests = [[row(1, 2)], [row(1, 2)], [row(1), row(2)], [row(2, 1)]].map((rows) => {
      const store = storeOf(rows);
      store.release();
      return store.digest;
    });
    expect(digests[1]).toBe(digests[0]);
    expect(new Set(digests).size).toBe(3);
  });

  it("should leave nothing behind, and begin anew where another was killed", () => {
    const at = folder();
    mkdirSync(at);
    writeFileSync(join(at, "rows.bin"), "left by another");
    const store = storeOf([[{ tokens: Int32Array.of(7), targets: [] }]], at);
    expect([...store.row(0)[0]!.tokens]).toEqual([7]);
    store.release();
    expect(existsSync(at)).toBe(false);
  });
});
