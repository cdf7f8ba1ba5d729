import type { TaskType } from "../game/game.js";
import type { ReceptacleClass } from "./receptacle-classes.js";
import type { FixtureClass, MovableClass } from "./usual-places.js";

/** How common a class is in one kind of room. */
export interface Abundance {
  /** Rooms that have the class at all, in percent. */
  readonly percent: number;
  /** The smallest number of instances where there are any. Default: 1. */
  readonly least?: number;
  /** The mean number of instances where there are any. */
  readonly mean: number;
  readonly most: number;
}

/** What rooms of one kind hold, and what can be asked for in them. */
export interface Scene {
  readonly taskTypes: readonly TaskType[];
  readonly receptacles: Readonly<Partial<Record<ReceptacleClass, Abundance>>>;
  /** Things that stay where they are. */
  readonly fixtures: Readonly<Partial<Record<FixtureClass, Abundance>>>;
  /** Things that can be taken; ALFRED puts up to three of a class into a room. */
  readonly movables: Readonly<Partial<Record<MovableClass, Abundance>>>;
}
