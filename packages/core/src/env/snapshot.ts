import type { RandomState } from "../random/random.js";

/** Plain JSON from which an env continues exactly, in any process. */
export interface Snapshot<State> {
  /** `id@version` of the rules. */
  readonly rules: string;
  readonly state: State;
  readonly random: RandomState;
  readonly steps: number;
  readonly ended: boolean;
  readonly observation: string;
}
