import { sameJson } from "../../internal/same-json.js";
import { runDifference } from "../journey.js";
import { defineLaw } from "../law.js";

/** Chance comes from the seed alone: no clock, no global generator, nothing left over from earlier episodes. */
export const sameSeed = defineLaw("give the same episode for the same seed", ({ begin, walk }) => {
  const first = begin();
  const run = [...first.follow(walk.choices)];
  const second = begin();
  const difference = runDifference(run, [...second.follow(walk.choices)]);
  if (difference !== null) return difference;
  return sameJson(first.env.snapshot(), second.env.snapshot()) ? null : "the last snapshots differ";
});
