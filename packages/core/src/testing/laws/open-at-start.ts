import { defineLaw } from "../define-law.js";

/** An episode without a step is nothing to learn from. */
export const openAtStart = defineLaw("let the agent take a first step", ({ begin }) =>
  begin().ended ? "the episode is over before it" : null,
);
