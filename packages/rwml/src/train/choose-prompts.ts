import type { Random } from "@rwml/core";

/** How prompts for RWML are drawn from the steps of a row. */
export interface PromptChoice {
  /** At most this many. */
  readonly most: number;
  /** Samples a group has. */
  readonly groupSize: number;
  /** The share of easy steps that is kept; 1 switches the filter off (paper: 0.1). */
  readonly keepEasy: number;
}

/**
 * Draws the steps whose observations are to be predicted, as indices into `likelihoods`.
 *
 * Steps that the model already predicts carry no gradient, because all samples of their group hit. The paper finds them by
 * sampling ten times before training (section 2.3); here a step is easy when a group of samples would more likely
 * than not be all right, by the likelihood of the real observation under the present model, which costs no sample.
 */
export function choosePrompts(
  likelihoods: readonly number[],
  { most, groupSize, keepEasy }: PromptChoice,
  random: Random,
): number[] {
  const kept = likelihoods
    .map((likelihood, index) => ({ index, easy: likelihood ** groupSize > 0.5 }))
    .filter(({ easy }) => !easy || random.float() < keepEasy)
    .map(({ index }) => index);
  return random
    .shuffle(kept)
    .slice(0, most)
    .sort((left, right) => left - right);
}
