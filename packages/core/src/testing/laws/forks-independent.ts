import { lastingCopy } from "../../internal/lasting-json.js";
import { defineLookingLaw } from "../looking-law.js";
import { runDifference, stateDifference } from "../run-difference.js";
import { WalkCut } from "../walk-cut.js";

/** A fork and its original share a past and nothing else. */
export const forksIndependent = defineLookingLaw("keep forks independent", ({ journey, goOn, walk }) => {
  const original = journey.env;
  const cut = new WalkCut(journey, walk.cut, () => ({
    atFork: lastingCopy(original.snapshot()),
    fork: original.fork(),
  }));
  return {
    start: () => cut.look(),
    step: (step) => cut.look(step),
    end() {
      const { atFork, fork } = cut.taken;
      const moved = stateDifference(atFork, lastingCopy(fork.snapshot()), "its snapshot");
      if (moved !== null) return `playing the original moves its fork: ${moved}`;
      const atEnd = lastingCopy(original.snapshot());
      const difference = runDifference(cut.rest, [...goOn(fork).repeat(cut.texts)]);
      if (difference !== null) return `the fork plays on differently: ${difference}`;
      const moving = stateDifference(atEnd, lastingCopy(original.snapshot()), "its snapshot");
      return moving === null ? null : `playing a fork moves its original: ${moving}`;
    },
  };
});
