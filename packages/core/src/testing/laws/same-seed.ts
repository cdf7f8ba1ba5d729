import { defineLaw } from "../define-law.js";
import { runDifference, stateDifference } from "../run-difference.js";

/** Chance comes from the seed alone: no clock, no global generator, nothing left over from earlier episodes. */
export const sameSeed = defineLaw("give the same episode for the same seed", ({ begin, walk }) => {
  const first = begin();
  const run = [...first.follow(walk.choices)];
  const second = begin();
  return (
    runDifference(run, [...second.follow(walk.choices)]) ??
    stateDifference(first.env.snapshot(), second.env.snapshot(), "the last snapshot")
  );
});
