import type { Room } from "./room.js";

/** A set of names that patches well: each name is a key. */
export type NameSet = Readonly<Record<string, true>>;

/** What can change about a receptacle. */
export interface ReceptacleState {
  readonly opened: boolean;
  /** The objects listed in it. An object can be listed in several receptacles, even while it is held. */
  readonly contents: NameSet;
}

/** What can change about an object. */
export interface ObjectState {
  readonly hot: boolean;
  readonly cool: boolean;
  readonly clean: boolean;
  readonly sliced: boolean;
  /** Whether it shines; flips with every use. */
  readonly on: boolean;
  /** Whether it was ever used; never false again. */
  readonly toggled: boolean;
  /** Where it lies. Kept apart from the contents of receptacles, with which it can disagree. */
  readonly locations: NameSet;
}

/**
 * The state of an ALFWorld episode. Everything is keyed by display name ("apple 1", "loc 12"), so that a diff
 * of two states reads like a sentence.
 */
export interface AlfworldState {
  /** What never changes; the same object in all states of an episode. */
  readonly room: Room;
  /** Where the agent stands. */
  readonly location: string;
  /** What the agent holds. */
  readonly hand: NameSet;
  readonly receptacles: Readonly<Record<string, ReceptacleState>>;
  readonly objects: Readonly<Record<string, ObjectState>>;
  /** What was looked at, opened or examined. */
  readonly checked: NameSet;
  /**
   * Facts that an action made false and none has made true since, as texts like "inreceptacle(apple 1, desk 1)".
   * A fact that was never true is not among them; `look` and the list of facts tell the two apart.
   */
  readonly negated: NameSet;
}
