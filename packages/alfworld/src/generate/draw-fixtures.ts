import type { Random } from "@rwml/core";
import type { SceneKind } from "../game/scene-kind.js";
import { pullOf } from "./affordances.js";
import { between, drawCount, drawPresent, drawWeighted } from "./draw.js";
import { entityId } from "./entity-id.js";
import { drawStandingPlace, type FloorPlan } from "./floor-plan.js";
import type { RoomFixture, RoomReceptacle } from "./furniture.js";
import { receptacleShape } from "./receptacle-classes.js";
import { scenes } from "./scenes.js";
import { type FixtureClass, usualPlaces } from "./usual-places.js";

/** Draws everything in a room that cannot be taken. */
export function drawFixtures(
  random: Random,
  scene: SceneKind,
  receptacles: readonly RoomReceptacle[],
  floor: FloorPlan,
): RoomFixture[] {
  const wholes = receptacles.flatMap((receptacle): RoomFixture[] => {
    const { whole } = receptacleShape(receptacle.class);
    if (whole === undefined) return [];
    const id = entityId(whole, receptacle.position);
    return [{ id, class: whole, location: receptacle.location, receptacle: null }];
  });
  const { fixtures } = scenes[scene];
  const others = drawPresent(random, fixtures).flatMap((fixtureClass) =>
    Array.from({ length: drawCount(random, fixtures[fixtureClass]!) }, () =>
      drawFixture(random, fixtureClass, receptacles, floor),
    ),
  );
  return [...wholes, ...others];
}

function drawFixture(
  random: Random,
  fixtureClass: FixtureClass,
  receptacles: readonly RoomReceptacle[],
  floor: FloorPlan,
): RoomFixture {
  const spots = [...receptacles, null];
  // A fixture whose usual furniture is missing stands on the floor.
  const weights = spots.map((spot) =>
    spot === null ? (usualPlaces(fixtureClass).floor ?? 0.01) : pullOf(spot.class, fixtureClass),
  );
  const host = drawWeighted(random, spots, weights);
  for (;;) {
    const position =
      host === null
        ? {
            x: between(random, -floor.reach, floor.reach),
            y: 0,
            z: between(random, -floor.reach, floor.reach),
          }
        : { ...host.position, x: host.position.x + between(random, -30, 30), y: host.position.y + 5 };
    const id = entityId(fixtureClass, position);
    if (floor.ids.has(id)) continue;
    floor.ids.add(id);
    const location = host?.location ?? drawStandingPlace(random, position, floor.locations);
    return { id, class: fixtureClass, location, receptacle: host?.id ?? null };
  }
}
