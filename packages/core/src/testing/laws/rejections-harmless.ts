import type { Snapshot } from "../../env/snapshot.js";
import { lastingCopy } from "../../internal/lasting-json.js";
import { defineLaw } from "../define-law.js";
import { stateDifference } from "../run-difference.js";

/** A bad action gets an answer in words and leaves the world, and its chances, as they were. */
export const rejectionsHarmless = defineLaw(
  "answer impossible actions and change nothing",
  ({ begin, walk }) => {
    const journey = begin();
    let before = lastingCopy(journey.env.snapshot()) as Snapshot<unknown>;
    for (const step of journey.follow(walk.choices)) {
      const now = lastingCopy(journey.env.snapshot()) as Snapshot<unknown>;
      if (step.rejection !== null) {
        if (step.observation === "") return `it has no answer to "${step.text}"`;
        const change = stateDifference(before.state, now.state, "state");
        if (change !== null) return `"${step.text}" is refused and changes the state: ${change}`;
        if (step.patches.length > 0) return `"${step.text}" is refused and has patches`;
        if (stateDifference(before.random, now.random, "random") !== null)
          return `"${step.text}" is refused and draws from the random stream`;
      }
      before = now;
    }
    return null;
  },
);
