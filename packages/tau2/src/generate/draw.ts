import type { Random } from "@rwml/core";

/** A whole number from the lowest to the highest, both included. */
export function between(random: Random, lowest: number, highest: number): number {
  return lowest + random.int(highest - lowest + 1);
}

/** True in some of a hundred cases. */
export function happens(random: Random, percent: number): boolean {
  return random.int(100) < percent;
}

/** One of some choices, each as often as its weight says. */
export function weighted<Value>(
  random: Random,
  choices: readonly (readonly [Value, weight: number])[],
): Value {
  let rest = random.int(choices.reduce((sum, [, weight]) => sum + weight, 0));
  for (const [value, weight] of choices) {
    if (rest < weight) return value;
    rest -= weight;
  }
  return choices.at(-1)![0];
}

/** A text of digits without a leading zero. */
export function digits(random: Random, count: number): string {
  return String(between(random, 10 ** (count - 1), 10 ** count - 1));
}

/** Draws until a value is new, and notes it. */
export function drawNew(taken: Set<string>, draw: () => string): string {
  for (;;) {
    const value = draw();
    if (taken.has(value)) continue;
    taken.add(value);
    return value;
  }
}
