import { defineLookingLaw } from "../looking-law.js";

/** An episode without a step is nothing to learn from. */
export const openAtStart = defineLookingLaw("let the agent take a first step", ({ journey }) => ({
  start: () => (journey.ended ? "the episode is over before it" : null),
}));
