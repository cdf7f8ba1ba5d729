import type { Snapshot } from "../../env/snapshot.js";
import { throughJson } from "../../internal/through-json.js";
import { openSubject } from "../law.js";
import { defineLookingLaw } from "../looking-law.js";
import { runDifference } from "../run-difference.js";
import { WalkCut } from "../walk-cut.js";

/** A snapshot holds everything: nothing that matters hides in closures, caches or the identity of objects. */
export const snapshotsContinue = defineLookingLaw(
  "continue exactly from a snapshot that went through JSON",
  ({ journey, goOn, subject, walk }) => {
    const snapshot = () => throughJson(journey.env.snapshot()) as Snapshot<unknown>;
    const cut = new WalkCut(journey, walk.cut, snapshot);
    return {
      start: () => cut.look(),
      step: (step) => cut.look(step),
      end() {
        const { taken } = cut;
        const restored = openSubject(subject);
        restored.restore(taken);
        return runDifference(cut.rest, [...goOn(restored).repeat(cut.texts)]);
      },
    };
  },
);
