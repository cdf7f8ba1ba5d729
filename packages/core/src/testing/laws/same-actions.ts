import { defineLaw } from "../define-law.js";
import { runDifference } from "../run-difference.js";

/** Seed and action texts are a whole recording: looking at an env, or listing its actions, changes nothing. */
export const sameActions = defineLaw("give the same episode for the same actions", ({ begin, walk }) => {
  const recorded = begin();
  const run = [...recorded.follow(walk.choices)];
  return runDifference(run, [...begin().repeat(recorded.texts)]);
});
