import { PythonRandom } from "@rwml/core";

/** The seeds of a run's trials, as upstream draws them: Python's `randint(0, 1000000)` after `random.seed(seed)`. */
export function trialSeeds(seed: number, trials: number): readonly number[] {
  const random = new PythonRandom(seed);
  return Array.from({ length: trials }, () => random.integer(0, 1_000_000));
}
