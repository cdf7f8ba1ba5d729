import type { SceneKind } from "../game/scene-kind.js";
import type { RoomFixture, RoomReceptacle } from "./furniture.js";
import type { SharedProblem } from "./shared-problem.js";
import type { MovableClass } from "./usual-places.js";

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
