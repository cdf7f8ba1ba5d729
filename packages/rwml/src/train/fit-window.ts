/** Between which sizes a window is chosen, in tokens. */
export interface WindowRange {
  readonly least: number;
  /** Up to this size a window is made to hold whole episodes: what is cut in two repeats its beginning. */
  readonly whole: number;
  /** Up to this size it is made to hold whole steps. */
  readonly most: number;
}

/** What an episode takes, in tokens. */
export interface EpisodeLengths {
  readonly whole: number;
  /** Of each step, with the first observation before it. */
  readonly steps: readonly number[];
}

/** Sizes are multiples of this. */
const windowStep = 64;

/** More episodes, and longer steps, than these are too few for all windows to be made larger. */
const wholeShare = 0.95;
const stepShare = 0.999;

/** The smallest window of a range that holds 95 of 100 episodes, as far as that is made for them, and 999 of 1,000 steps. */
export function fitWindow(episodes: readonly EpisodeLengths[], { least, whole, most }: WindowRange): number {
  const episode = quantile(
    episodes.map((one) => one.whole),
    wholeShare,
  );
  const step = quantile(
    episodes.flatMap(({ steps }) => steps),
    stepShare,
  );
  const wanted = Math.ceil(Math.max(step, Math.min(whole, episode)) / windowStep) * windowStep;
  return Math.max(least, Math.min(most, wanted));
}

function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
}
