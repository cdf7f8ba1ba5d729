import { produceTables } from "../../draft/produce-tables.js";
import type { Patch } from "../../env/step.js";
import { applyPatches } from "../../internal/apply-patches.js";
import { lastingCopy } from "../../internal/lasting-json.js";
import { sameJson } from "../../internal/same-json.js";
import { defineLaw } from "../law.js";

/** All change goes through the draft, so that the patches of a step tell all of it. */
export const patchesRebuildStates = defineLaw(
  "tell every change in its patches, forwards and backwards",
  ({ begin, walk }) => {
    const journey = begin();
    // Copied, because a change behind the draft's back would reach every object in memory.
    let before = lastingCopy(journey.env.state);
    for (const step of journey.follow(walk.choices)) {
      const after = lastingCopy(step.after);
      if (!leadsTo(before, step.patches, after)) return `the patches of "${step.text}" miss something`;
      if (!leadsTo(after, step.inverse, before))
        return `the inverse patches of "${step.text}" miss something`;
      before = after;
    }
    return null;
  },
);

function leadsTo(from: unknown, patches: readonly Patch[], to: unknown): boolean {
  const written = JSON.parse(JSON.stringify(patches)) as Patch[];
  const [rebuilt] = produceTables(from, (draft) => applyPatches(draft, written));
  return sameJson(rebuilt, to);
}
