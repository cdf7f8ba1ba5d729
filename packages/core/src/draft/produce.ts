import type { Draft } from "immer";
import type { Patch } from "../env/step.js";

/** What became of a state: the next one, frozen, and the changes in both directions. */
export type Produced<State> = readonly [after: State, patches: readonly Patch[], inverse: readonly Patch[]];

/** Lets a recipe change a draft of a state. The state itself stays as it is. */
export type Produce = <State>(before: State, recipe: (draft: Draft<State>) => void) => Produced<State>;
