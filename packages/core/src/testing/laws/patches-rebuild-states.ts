import { produceTables } from "../../draft/produce-tables.js";
import type { Patch } from "../../env/step.js";
import { applyPatches } from "../../internal/apply-patches.js";
import { lastingCopy } from "../../internal/lasting-json.js";
import { defineLookingLaw } from "../looking-law.js";
import { stateDifference } from "../run-difference.js";

/** All change goes through the draft, so that the patches of a step tell all of it. */
export const patchesRebuildStates = defineLookingLaw(
  "tell every change in its patches, forwards and backwards",
  ({ journey }) => {
    // Copied, because a change behind the draft's back would reach every object in memory.
    let before = lastingCopy(journey.env.state);
    return {
      step({ text, patches, inverse, after: made }) {
        const after = lastingCopy(made);
        const missed = missing(before, patches, after);
        if (missed !== null) return `the patches of "${text}" miss something: ${missed}`;
        const lost = missing(after, inverse, before);
        if (lost !== null) return `the inverse patches of "${text}" miss something: ${lost}`;
        before = after;
        return null;
      },
    };
  },
);

function missing(from: unknown, patches: readonly Patch[], to: unknown): string | null {
  const written = JSON.parse(JSON.stringify(patches)) as Patch[];
  const [patched] = produceTables(from, (draft) => applyPatches(draft, written));
  return stateDifference(patched, to, "state");
}
