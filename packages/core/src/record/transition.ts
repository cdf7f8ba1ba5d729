import type { Patch } from "../env/step.js";
import type { Rejection } from "../rules/action-codec.js";
import type { JsonObject } from "../rules/json.js";

/** One recorded step: a row of a dataset, plain JSON. */
export interface Transition {
  /** The number of the episode in its dataset. */
  readonly episode: number;
  /** 0 for the first action of the episode. */
  readonly step: number;
  /** What the agent saw before it acted. */
  readonly observation: string;
  /** The action as text. */
  readonly action: string;
  readonly nextObservation: string;
  readonly reward: number;
  readonly terminated: boolean;
  readonly truncated: boolean;
  /** Why the world refused the action; null when it was taken. */
  readonly rejected: Rejection["reason"] | null;
  /** From the state before to the state after, as immer patches; the way back follows from the states. */
  readonly patches: readonly Patch[];
  /** `stateHash` of the state before. */
  readonly hashBefore: string;
  /** `stateHash` of the state after. */
  readonly hashAfter: string;
  readonly info: JsonObject;
  /**
   * What an expert says should have been done, as text; null where it knew nothing. Absent where none was asked, see
   * `relabelDataset`.
   */
  readonly expert?: string | null;
}
