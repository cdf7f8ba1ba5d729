import { produceTables } from "../../draft/produce-tables.js";
import type { Patch } from "../../env/step.js";
import { applyPatches } from "../../internal/apply-patches.js";
import { lastingCopy } from "../../internal/lasting-json.js";
import { defineLaw } from "../define-law.js";
import { stateDifference } from "../run-difference.js";

/** All change goes through the draft, so that the patches of a step tell all of it. */
export const patchesRebuildStates = defineLaw(
  "tell every change in its patches, forwards and backwards",
  ({ begin, walk }) => {
    const journey = begin();
    // Copied, because a change behind the draft's back would reach every object in memory.
    let before = lastingCopy(journey.env.state);
    for (const step of journey.follow(walk.choices)) {
      const after = lastingCopy(step.after);
      const missed = missing(before, step.patches, after);
      if (missed !== null) return `the patches of "${step.text}" miss something: ${missed}`;
      const lost = missing(after, step.inverse, before);
      if (lost !== null) return `the inverse patches of "${step.text}" miss something: ${lost}`;
      before = after;
    }
    return null;
  },
);

function missing(from: unknown, patches: readonly Patch[], to: unknown): string | null {
  const written = JSON.parse(JSON.stringify(patches)) as Patch[];
  const [patched] = produceTables(from, (draft) => applyPatches(draft, written));
  return stateDifference(patched, to, "state");
}
