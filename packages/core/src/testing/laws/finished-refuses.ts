import { isGymError } from "../../errors.js";
import { lastingCopy } from "../../internal/lasting-json.js";
import { sameJson } from "../../internal/same-json.js";
import type { Journey } from "../journey.js";
import { defineLookingLaw } from "../looking-law.js";

/** An episode that has ended stays ended: a driver's mistake shows at once instead of in its data. */
export const finishedRefuses = defineLookingLaw("refuse to step after the end", ({ journey }) => ({
  step: ({ text, terminated, truncated }) =>
    (terminated || truncated) === journey.ended
      ? null
      : `after "${text}" the step and the snapshot disagree about the end`,
  end: () => (journey.ended ? stepAfterEnd(journey) : null),
}));

function stepAfterEnd(journey: Journey): string | null {
  const before = lastingCopy(journey.env.snapshot());
  try {
    journey.take("");
  } catch (failure) {
    if (!(isGymError(failure) && failure.code === "env/episode-ended")) throw failure;
    return sameJson(lastingCopy(journey.env.snapshot()), before)
      ? null
      : "stepping after the end changes something";
  }
  return "it takes a step after the end";
}
