import { type Random, seededRandom } from "@rwml/core";
import type { SceneKind } from "../game/scene-kind.js";
import { drawCount, drawPresent } from "./draw.js";
import { drawFixtures } from "./draw-fixtures.js";
import { drawReceptacles } from "./draw-receptacles.js";
import type { FloorPlan } from "./floor-plan.js";
import type { RoomReceptacle } from "./furniture.js";
import type { GeneratedRoom } from "./generated-room.js";
import { type ReceptacleClass, receptacleShape } from "./receptacle-classes.js";
import { roomId } from "./room-id.js";
import { scenes } from "./scenes.js";
import { sharedProblem } from "./shared-problem.js";

/** Generates a room; the same scene and number always give the same one. */
export function generateRoom({ scene, number }: { scene: SceneKind; number: number }): GeneratedRoom {
  const id = roomId(scene, number);
  const random = seededRandom(number, scene, "room");
  const counts = drawReceptacleCounts(random, scene);
  const reach = 150 + 8 * [...counts.values()].reduce((sum, count) => sum + count, 0);
  const floor: FloorPlan = { reach, ids: new Set(), locations: new Set() };
  const receptacles: RoomReceptacle[] = [];
  for (const [receptacleClass, count] of counts) {
    receptacles.push(...drawReceptacles(random, receptacleClass, count, receptacles, floor));
  }
  const fixtures = drawFixtures(random, scene, receptacles, floor);
  const movables = drawPresent(random, scenes[scene].movables);
  const problem = sharedProblem({ receptacles, fixtures, movables });
  return { id, scene, number, reach, receptacles, fixtures, movables, problem };
}

function drawReceptacleCounts(random: Random, scene: SceneKind): Map<ReceptacleClass, number> {
  const { receptacles } = scenes[scene];
  const classes = drawPresent(random, receptacles);
  // Hosts come first, because what stands on them needs them.
  const ordered = [
    ...classes.filter((one) => receptacleShape(one).host === undefined),
    ...classes.filter((one) => receptacleShape(one).host !== undefined),
  ];
  return new Map(ordered.map((one) => [one, drawCount(random, receptacles[one]!)]));
}
