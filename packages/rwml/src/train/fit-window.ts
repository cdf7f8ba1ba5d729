/** Between which sizes a window is chosen, in tokens. */
export interface WindowRange {
  readonly least: number;
  readonly most: number;
}

/** Sizes are multiples of this. */
const windowStep = 128;

/** Longer steps than these are too few for all windows to be made larger. */
const coveredShare = 0.999;

/**
 * The smallest window of a range in which 999 of 1,000 steps find room behind the first observation of their episode.
 *
 * @param needs how many tokens each step takes so
 */
export function fitWindow(needs: readonly number[], { least, most }: WindowRange): number {
  const sorted = Float64Array.from(needs).sort();
  const covered = sorted[Math.ceil(coveredShare * sorted.length) - 1] ?? 0;
  return Math.max(least, Math.min(most, Math.ceil(covered / windowStep) * windowStep));
}
