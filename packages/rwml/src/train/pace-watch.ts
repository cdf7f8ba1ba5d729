/** Seconds over which a pace is looked at: shorter stretches are slow for many reasons. */
const stretch = 15;

/** A stage is called slow when it makes less than this share of the steps that were expected of it. */
export const slowShare = 0.5;

/**
 * Watches the pace of a stage against the one that its plan was made for. What it returns takes how far the stage is, and
 * gives the share of the expected pace once, when a whole stretch was far slower; null otherwise.
 *
 * @param expected steps a second; null where nothing is expected
 */
export function paceWatch(
  expected: number | null,
): (done: { readonly steps: number; readonly seconds: number }) => number | null {
  let from: { readonly steps: number; readonly seconds: number } | null = null;
  let told = expected === null;
  return ({ steps, seconds }) => {
    if (told) return null;
    from ??= { steps, seconds };
    if (seconds - from.seconds < stretch) return null;
    const share = (steps - from.steps) / (seconds - from.seconds) / expected!;
    from = { steps, seconds };
    told = share < slowShare;
    return told ? share : null;
  };
}
