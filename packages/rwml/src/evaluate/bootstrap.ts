import { GymError, type Random, seededRandom } from "@rwml/core";

/** How an interval is made. */
export interface BootstrapOptions {
  /**
   * The episode that each value comes from, aligned with the values. Whole episodes are drawn, because transitions
   * of one episode depend on each other. Default: each value is a group of its own.
   */
  readonly groups?: readonly string[];
  /** Default 2,000. */
  readonly resamples?: number;
  /** Default 0. */
  readonly seed?: number;
  /** Default 0.95. */
  readonly level?: number;
}

/** A mean with its percentile bootstrap interval. A single group has no spread: its interval is its mean. */
export interface BootstrapInterval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
  readonly resamples: number;
  /** How many groups were drawn from: the interval can be no better than that. */
  readonly groups: number;
}

/**
 * The mean difference between two ways to predict, measured on the same transitions, and how sure it is.
 *
 * @param differences for each transition the score of the one less the score of the other
 * @throws GymError `rwml/bootstrap` without values, or when the groups do not match them
 */
export function pairedBootstrap(
  differences: readonly number[],
  options: BootstrapOptions = {},
): BootstrapInterval {
  const { resamples = 2000, seed = 0, level = 0.95 } = options;
  const groups = sumByGroup(differences, options.groups);
  const random = seededRandom(seed, "bootstrap");
  const means = Float64Array.from({ length: resamples }, () => resampledMean(groups, random)).sort();
  const tail = (1 - level) / 2;
  return {
    mean: mean(groups),
    low: quantile(means, tail),
    high: quantile(means, 1 - tail),
    level,
    resamples,
    groups: groups.length,
  };
}

/** The share of outcomes that are true, and how sure it is. */
export function proportion(
  outcomes: readonly boolean[],
  options: BootstrapOptions = {},
): BootstrapInterval & { readonly count: number } {
  const interval = pairedBootstrap(outcomes.map(Number), options);
  return { ...interval, count: outcomes.length };
}

interface Group {
  sum: number;
  count: number;
}

function sumByGroup(values: readonly number[], names: readonly string[] | undefined): readonly Group[] {
  if (values.length === 0 || (names !== undefined && names.length !== values.length)) {
    throw new GymError(
      "rwml/bootstrap",
      `An interval needs at least one value and, where groups are given, one for each: there are ${values.length} ` +
        `values and ${names?.length ?? "no"} groups.`,
    );
  }
  if (names === undefined) return values.map((sum) => ({ sum, count: 1 }));
  const groups = new Map<string, Group>();
  for (const [index, value] of values.entries()) {
    const group = groups.get(names[index]!) ?? { sum: 0, count: 0 };
    group.sum += value;
    group.count++;
    groups.set(names[index]!, group);
  }
  return [...groups.values()];
}

function mean(groups: readonly Group[]): number {
  const sum = groups.reduce((total, group) => total + group.sum, 0);
  return sum / groups.reduce((total, group) => total + group.count, 0);
}

function resampledMean(groups: readonly Group[], random: Random): number {
  let sum = 0;
  let count = 0;
  for (let draw = 0; draw < groups.length; draw++) {
    const group = groups[random.int(groups.length)]!;
    sum += group.sum;
    count += group.count;
  }
  return sum / count;
}

/** Linear interpolation between the neighbouring order statistics. */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)]!;
  const above = sorted[Math.ceil(place)]!;
  return below + (above - below) * (place - Math.floor(place));
}
