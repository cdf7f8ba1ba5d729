import type { Snapshot } from "../../env/snapshot.js";
import { lastingCopy } from "../../internal/lasting-json.js";
import { defineLookingLaw } from "../looking-law.js";
import { stateDifference } from "../run-difference.js";

/** A bad action gets an answer in words and leaves the world, and its chances, as they were. */
export const rejectionsHarmless = defineLookingLaw(
  "answer impossible actions and change nothing",
  ({ journey }) => {
    let now = lastingCopy(journey.env.snapshot()) as Snapshot<unknown>;
    return {
      step({ text, rejection, observation, patches }) {
        const before = now;
        now = lastingCopy(journey.env.snapshot()) as Snapshot<unknown>;
        if (rejection === null) return null;
        if (observation === "") return `it has no answer to "${text}"`;
        const change = stateDifference(before.state, now.state, "state");
        if (change !== null) return `"${text}" is refused and changes the state: ${change}`;
        if (patches.length > 0) return `"${text}" is refused and has patches`;
        return stateDifference(before.random, now.random, "random") === null
          ? null
          : `"${text}" is refused and draws from the random stream`;
      },
    };
  },
);
