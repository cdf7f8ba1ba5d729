import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packTrees } from "./pack-trees.js";
import { type Branch, type Tree, treeLength } from "./tree-batch.js";

const columns = 60;
const treeOf = (length: number, branches: readonly (readonly [prefix: number, length: number])[]): Tree => ({
  trunk: { tokens: Int32Array.from({ length }, (_, index) => index), targets: [] },
  branches: branches.map(
    ([prefix, tokens], index): Branch => ({
      prefix: 1 + (prefix % length),
      tokens: new Array(tokens).fill(index),
      logProbabilities: new Array(tokens).fill(0),
      advantage: 1,
      klWeight: 1,
    }),
  ),
  anchor: 0.5,
});
const anyTree = fc
  .tuple(
    fc.integer({ min: 1, max: 40 }),
    fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 20 })), { maxLength: 12 }),
  )
  .map(([length, branches]) => treeOf(length, branches));

describe("packTrees", () => {
  it("should keep every branch behind its prefix once, every trunk's own tokens once, and rows short enough", () => {
    fc.assert(
      fc.property(fc.array(anyTree, { maxLength: 8 }), (trees) => {
        const rows = packTrees(trees, columns);
        for (const row of rows) {
          expect(row.reduce((sum, tree) => sum + treeLength(tree), 0)).toBeLessThanOrEqual(columns);
        }
        const beginnings = (packed: readonly Tree[]) =>
          packed
            .flatMap(({ trunk, branches }) =>
              branches.map(({ prefix, tokens }) => `${trunk.tokens.subarray(0, prefix)} ${tokens}`),
            )
            .sort();
        expect(beginnings(rows.flat())).toEqual(beginnings(trees));
        const anchored = rows.flat().filter(({ anchor }) => anchor > 0);
        const trunks = (some: readonly Tree[]) => some.map(({ trunk }) => String(trunk.tokens)).sort();
        expect(trunks(anchored)).toEqual(trunks(trees));
      }),
    );
  });

  it("should put short trees into a row together, and leave them as they are", () => {
    const trees = [treeOf(10, [[3, 5]]), treeOf(20, []), treeOf(9, [[1, 1]])];
    const rows = packTrees(trees, columns);
    expect(rows.length).toBe(1);
    expect(new Set(rows[0])).toEqual(new Set(trees));
  });
});
