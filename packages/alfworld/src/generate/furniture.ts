import type { Position } from "./entity-id.js";
import type { ReceptacleClass } from "./receptacle-classes.js";
import type { FixtureClass } from "./usual-places.js";

/** A receptacle and its place; all can be reached. */
export interface RoomReceptacle {
  readonly id: string;
  readonly class: ReceptacleClass;
  readonly position: Position;
  readonly location: string;
  readonly openable: boolean;
  /** Another receptacle in which things that lie here can count as lying too, for example a neighbouring burner. */
  readonly overlaps: string | null;
}

/** A thing that stays where it is. */
export interface RoomFixture {
  readonly id: string;
  readonly class: FixtureClass;
  readonly location: string;
  /** The receptacle it stands in, if any. */
  readonly receptacle: string | null;
}
