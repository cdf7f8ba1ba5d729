import { freeze } from "immer";
import { produceTables } from "../draft/produce-tables.js";
import { GymError } from "../errors.js";
import { applyPatches } from "../internal/apply-patches.js";
import type { Json } from "../rules/json.js";
import { stateHash } from "./state-hash.js";
import type { Transition } from "./transition.js";

/**
 * Rebuilds the states of an episode: the first one, then the state after each transition. Each is compared with its
 * recorded hash; a GymError `record/state-mismatch` names the first that differs.
 */
export function* rebuildStates(first: Json, transitions: Iterable<Transition>): Generator<Json, void> {
  let state = freeze(first, true);
  yield state;
  for (const transition of transitions) {
    expectHash(state, transition.hashBefore, transition, "before");
    if (transition.patches.length > 0) {
      [state] = produceTables(state, (draft) => applyPatches(draft, transition.patches));
    }
    expectHash(state, transition.hashAfter, transition, "after");
    yield state;
  }
}

function expectHash(state: Json, expected: string, transition: Transition, moment: string): void {
  const actual = stateHash(state);
  if (actual === expected) return;
  throw new GymError(
    "record/state-mismatch",
    `Episode ${transition.episode}, step ${transition.step}: the rebuilt state ${moment} the step has the hash ${actual}, the recording says ${expected}. The recording was changed after it was made.`,
  );
}
