import { type Branch, type Tree, treeLength } from "./tree-batch.js";

/**
 * Puts trees into rows of `columns` places: long ones first, each into the first row with room for it. A tree that is longer
 * is cut into several, each with its share of the branches and as much of the trunk as they continue.
 */
export function packTrees(trees: readonly Tree[], columns: number): Tree[][] {
  const parts = trees
    .flatMap((tree) => splitTree(tree, columns))
    .map((tree) => ({ tree, length: treeLength(tree) }))
    .sort((left, right) => right.length - left.length);
  const rows: { readonly trees: Tree[]; room: number }[] = [];
  for (const { tree, length } of parts) {
    const row = rows.find(({ room }) => room >= length);
    if (row === undefined) rows.push({ trees: [tree], room: columns - length });
    else {
      row.trees.push(tree);
      row.room -= length;
    }
  }
  return rows.map((row) => row.trees);
}

/** The trunk's own tokens count in the first part alone. */
function splitTree(tree: Tree, columns: number): Tree[] {
  if (treeLength(tree) <= columns) return [tree];
  const parts: Tree[] = [];
  let branches: Branch[] = [];
  const partOf = (chosen: readonly Branch[]): Tree => {
    if (parts.length === 0) return { ...tree, branches: chosen };
    const { tokens } = tree.trunk;
    const longest = Math.max(...chosen.map(({ prefix }) => prefix));
    return { trunk: { tokens: tokens.subarray(0, longest), targets: [] }, branches: chosen, anchor: 0 };
  };
  for (const branch of tree.branches) {
    if (treeLength(partOf([...branches, branch])) > columns) {
      if (branches.length > 0 || parts.length === 0) parts.push(partOf(branches));
      branches = [];
    }
    branches.push(branch);
  }
  return [...parts, partOf(branches)];
}
