import type { Snapshot } from "../../env/snapshot.js";
import { throughJson } from "../../internal/through-json.js";
import { defineLaw } from "../define-law.js";
import { openSubject } from "../law.js";
import { runDifference } from "../run-difference.js";

/** A snapshot holds everything: nothing that matters hides in closures, caches or the identity of objects. */
export const snapshotsContinue = defineLaw(
  "continue exactly from a snapshot that went through JSON",
  ({ begin, goOn, subject, walk }) => {
    const original = begin();
    for (const _ of original.follow(walk.choices.slice(0, walk.cut)));
    const snapshot = throughJson(original.env.snapshot()) as Snapshot<unknown>;
    const cut = original.texts.length;
    const rest = [...original.follow(walk.choices.slice(walk.cut))];
    const restored = openSubject(subject);
    restored.restore(snapshot);
    return runDifference(rest, [...goOn(restored).repeat(original.texts.slice(cut))]);
  },
);
