import type { Snapshot } from "../env/snapshot.js";
import type { Json, JsonObject } from "../rules/json.js";

/** How an episode began: enough to play it again. */
export interface EpisodeStart {
  /** The number of the episode in its dataset. */
  readonly episode: number;
  /** `id@version` of the rules. */
  readonly rules: string;
  /** Null for an episode that began with `restore`. */
  readonly seed: number | null;
  /** The task's id in the env's task source. */
  readonly taskId: string | null;
  /** The task itself where it has no id. */
  readonly task: Json;
  /** Who chose the actions. */
  readonly policy: string;
  /** The env before the first action; null when it could not be started. */
  readonly snapshot: Snapshot<Json> | null;
  readonly info: JsonObject;
}

/** What became of an episode. One that was given up is neither terminated nor truncated. */
export interface EpisodeEnd {
  readonly episode: number;
  readonly steps: number;
  /** The sum of the rewards. */
  readonly reward: number;
  readonly terminated: boolean;
  readonly truncated: boolean;
  /** What stopped the rollout, where something failed. */
  readonly error: EpisodeError | null;
  /** How often the episode was played again after it had failed; absent where it was not. */
  readonly retried?: number;
}

/** A failure inside a rollout, kept as data. */
export interface EpisodeError {
  readonly code: string;
  readonly message: string;
  /**
   * The action that the world was taking; null where the failure came at the start or in the choice of an action.
   * Absent in recordings of earlier versions.
   */
  readonly action?: string | null;
}

/** A recorded episode: a row of a dataset, plain JSON. */
export interface Episode extends EpisodeStart, EpisodeEnd {}
