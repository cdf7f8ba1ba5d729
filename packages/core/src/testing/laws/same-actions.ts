import type { Step } from "../../env/step.js";
import { defineLookingLaw } from "../looking-law.js";
import { runDifference } from "../run-difference.js";

/** Seed and action texts are a whole recording: looking at an env, or listing its actions, changes nothing. */
export const sameActions = defineLookingLaw(
  "give the same episode for the same actions",
  ({ journey, begin }) => {
    const run: Step<unknown, unknown>[] = [];
    return {
      step(step) {
        run.push(step);
        return null;
      },
      end: () => runDifference(run, [...begin().repeat(journey.texts)]),
    };
  },
);
