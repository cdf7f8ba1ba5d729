import type { Random } from "@rwml/core";
import type { Abundance } from "./scene.js";

/** True in so many of a hundred cases. */
export function chance(random: Random, percent: number): boolean {
  return random.float() * 100 < percent;
}

/** An integer between two others, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + random.int(high - low + 1);
}

/**
 * How many instances of a class a room gets, at least one. Real counts lie between known bounds with a known mean
 * and a long tail; a power of a uniform draw has just that shape.
 */
export function drawCount(random: Random, { least = 1, mean, most }: Abundance): number {
  if (mean <= least) return least;
  const power = (most - least) / (mean - least) - 1;
  return Math.round(least + (most - least) * random.float() ** power);
}

/** The classes that a room has at all. */
export function drawPresent<Class extends string>(
  random: Random,
  abundances: Readonly<Partial<Record<Class, Abundance>>>,
): Class[] {
  const classes = Object.keys(abundances) as Class[];
  return classes.filter((one) => chance(random, abundances[one]!.percent));
}

/** One of the values, with chances in proportion to their weights. There has to be a positive weight. */
export function drawWeighted<Value>(
  random: Random,
  values: readonly Value[],
  weights: readonly number[],
): Value {
  let total = 0;
  for (const weight of weights) total += weight;
  let rest = random.float() * total;
  let last = 0;
  for (let index = 0; index < values.length; index++) {
    const weight = weights[index]!;
    if (weight <= 0) continue;
    if (rest < weight) return values[index]!;
    rest -= weight;
    last = index;
  }
  // Rounding can leave a last sliver of the interval.
  return values[last]!;
}
