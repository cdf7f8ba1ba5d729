import type { Position } from "./entity-id.js";
import type { ReceptacleClass } from "./receptacle-classes.js";
import type { SceneKind } from "./scene.js";
import type { SharedProblem } from "./shared-problem.js";
import type { FixtureClass, MovableClass } from "./usual-places.js";

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

/** What all games in one room have in common: furniture, fixtures, and which classes of things there are. */
export interface GeneratedRoom {
  /** For example `kitchen-0012`. */
  readonly id: string;
  readonly scene: SceneKind;
  readonly number: number;
  /** Half the width and depth in centimetres. */
  readonly reach: number;
  readonly receptacles: readonly RoomReceptacle[];
  readonly fixtures: readonly RoomFixture[];
  readonly movables: readonly MovableClass[];
  readonly problem: SharedProblem;
}
