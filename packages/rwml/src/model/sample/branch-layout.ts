import type { Branch } from "./sample-request.js";

/**
 * Where branches stand in a decode batch: one row of places per trunk, all rows as wide as the fullest. Places
 * without a branch compute along and are not looked at.
 */
export interface BranchLayout {
  /** The trunks in use, by number in the request. */
  readonly trunks: readonly number[];
  /** Places per trunk. */
  readonly width: number;
  /** For each place, row by row, its branch by number in the request, or -1. */
  readonly places: readonly number[];
}

/** Lays branches out: trunks and branches keep their order. */
export function layOutBranches(branches: readonly Branch[], active: readonly number[]): BranchLayout {
  const rows = new Map<number, number[]>();
  for (const branch of active) {
    const { trunk } = branches[branch]!;
    const row = rows.get(trunk);
    if (row === undefined) rows.set(trunk, [branch]);
    else row.push(branch);
  }
  const trunks = [...rows.keys()].sort((left, right) => left - right);
  const width = Math.max(0, ...trunks.map((trunk) => rows.get(trunk)!.length));
  const places = trunks.flatMap((trunk) => {
    const row = rows.get(trunk)!;
    return Array.from({ length: width }, (_, place) => row[place] ?? -1);
  });
  return { trunks, width, places };
}
