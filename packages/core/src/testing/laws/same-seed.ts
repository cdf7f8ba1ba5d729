import type { Step } from "../../env/step.js";
import { defineLookingLaw } from "../looking-law.js";
import { runDifference, stateDifference } from "../run-difference.js";

/** Chance comes from the seed alone: no clock, no global generator, nothing left over from earlier episodes. */
export const sameSeed = defineLookingLaw(
  "give the same episode for the same seed",
  ({ journey, begin, walk }) => {
    const run: Step<unknown, unknown>[] = [];
    return {
      step(step) {
        run.push(step);
        return null;
      },
      end() {
        const second = begin();
        return (
          runDifference(run, [...second.follow(walk.choices)]) ??
          stateDifference(journey.env.snapshot(), second.env.snapshot(), "the last snapshot")
        );
      },
    };
  },
);
