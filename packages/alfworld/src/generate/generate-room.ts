import { type Random, seededRandom } from "@rwml/core";
import { pullOf } from "./affordances.js";
import { between, chance, drawCount, drawWeighted } from "./draw.js";
import { entityId, type Position } from "./entity-id.js";
import { type ReceptacleClass, receptacleShape } from "./receptacle-classes.js";
import { roomId } from "./room-id.js";
import type { SceneKind } from "./scene.js";
import { scenes } from "./scenes.js";
import { type SharedProblem, sharedProblem } from "./shared-problem.js";
import { drawStandingPlace } from "./standing-places.js";
import { type FixtureClass, type MovableClass, usualPlaces } from "./usual-places.js";

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

/** How often a receptacle continues the row of the one before it. */
const rowPercent = 70;
/** The share of rooms in which every receptacle of a class that may have a door has one. */
const allDoorsPercent = 60;
/** How often what stands on another receptacle is reached from the same place as that one. */
const hostSharingPercent = 32;

/** Generates a room; the same scene and number always give the same one. */
export function generateRoom({ scene, number }: { scene: SceneKind; number: number }): GeneratedRoom {
  const id = roomId(scene, number);
  const random = seededRandom(number, scene, "room");
  const counts = drawReceptacleCounts(random, scene);
  const reach = 150 + 8 * [...counts.values()].reduce((sum, count) => sum + count, 0);
  const places: Places = { reach, ids: new Set(), locations: new Set() };
  const receptacles: RoomReceptacle[] = [];
  for (const [receptacleClass, count] of counts) {
    receptacles.push(...drawReceptacles(random, receptacleClass, count, receptacles, places));
  }
  const fixtures = drawFixtures(random, scene, receptacles, places);
  const movables = present(random, scenes[scene].movables);
  const problem = sharedProblem({ receptacles, fixtures, movables });
  return { id, scene, number, reach, receptacles, fixtures, movables, problem };
}

/** What is taken so far. */
interface Places {
  readonly reach: number;
  readonly ids: Set<string>;
  readonly locations: Set<string>;
}

function drawReceptacleCounts(random: Random, scene: SceneKind): Map<ReceptacleClass, number> {
  const { receptacles } = scenes[scene];
  const classes = present(random, receptacles);
  // Hosts come first, because what stands on them needs them.
  const ordered = [
    ...classes.filter((one) => receptacleShape(one).host === undefined),
    ...classes.filter((one) => receptacleShape(one).host !== undefined),
  ];
  return new Map(ordered.map((one) => [one, drawCount(random, receptacles[one]!)]));
}

function present<Class extends string>(
  random: Random,
  abundances: Readonly<Partial<Record<Class, { readonly percent: number }>>>,
): Class[] {
  const classes = Object.keys(abundances) as Class[];
  return classes.filter((one) => chance(random, abundances[one]!.percent));
}

function drawReceptacles(
  random: Random,
  receptacleClass: ReceptacleClass,
  count: number,
  others: readonly RoomReceptacle[],
  places: Places,
): RoomReceptacle[] {
  const shape = receptacleShape(receptacleClass);
  const hosts = others.filter((other) => other.class === shape.host);
  const doorPercent = drawDoorPercent(random, shape.openable ?? 0);
  const receptacles: RoomReceptacle[] = [];
  let row = drawPosition(random, receptacleClass, places.reach);
  for (let index = 0; index < count; index++) {
    const host = hosts.length > 0 ? random.pick(hosts) : null;
    row = nextPosition(random, receptacleClass, row, host, places);
    const id = receptacleId(receptacleClass, row);
    places.ids.add(id);
    const previous = receptacles.at(-1);
    const neighbour = host ?? previous ?? null;
    const sharing = host === null ? (shape.sharing ?? 0) : hostSharingPercent;
    const shared = neighbour !== null && !isShared(neighbour, receptacles) && chance(random, sharing);
    receptacles.push({
      id,
      class: receptacleClass,
      position: row,
      location: shared ? neighbour.location : drawStandingPlace(random, row, places.locations),
      openable: chance(random, doorPercent),
      overlaps: receptacleClass === "StoveBurner" || host !== null ? (neighbour?.id ?? null) : null,
    });
  }
  return receptacles;
}

/** A mean share of doors is kept, although most rooms have them all. */
function drawDoorPercent(random: Random, mean: number): number {
  if (mean === 0) return 0;
  return chance(random, allDoorsPercent)
    ? 100
    : Math.max(0, (mean - allDoorsPercent) / (1 - allDoorsPercent / 100));
}

function isShared(receptacle: RoomReceptacle, others: readonly RoomReceptacle[]): boolean {
  return others.some((other) => other !== receptacle && other.location === receptacle.location);
}

function nextPosition(
  random: Random,
  receptacleClass: ReceptacleClass,
  previous: Position,
  host: RoomReceptacle | null,
  places: Places,
): Position {
  for (let attempt = 0; ; attempt++) {
    const near = host?.position ?? (chance(random, rowPercent) ? previous : null);
    const { y } = drawPosition(random, receptacleClass, places.reach);
    const position =
      near === null || attempt > 10
        ? drawPosition(random, receptacleClass, places.reach)
        : { x: near.x + between(random, -45, 45), y, z: near.z };
    if (!places.ids.has(receptacleId(receptacleClass, position))) return position;
  }
}

function drawPosition(random: Random, receptacleClass: ReceptacleClass, reach: number): Position {
  const { low, high } = receptacleShape(receptacleClass);
  return {
    x: between(random, -reach, reach),
    y: between(random, low, high),
    z: between(random, -reach, reach),
  };
}

function receptacleId(receptacleClass: ReceptacleClass, position: Position): string {
  const { whole } = receptacleShape(receptacleClass);
  return whole === undefined || whole === "LaundryHamperLid"
    ? entityId(receptacleClass, position)
    : entityId(whole, position, receptacleClass);
}

function drawFixtures(
  random: Random,
  scene: SceneKind,
  receptacles: readonly RoomReceptacle[],
  places: Places,
): RoomFixture[] {
  const wholes = receptacles.flatMap((receptacle): RoomFixture[] => {
    const { whole } = receptacleShape(receptacle.class);
    if (whole === undefined) return [];
    const id = entityId(whole, receptacle.position);
    return [{ id, class: whole, location: receptacle.location, receptacle: null }];
  });
  const { fixtures } = scenes[scene];
  const others = present(random, fixtures).flatMap((fixtureClass) =>
    Array.from({ length: drawCount(random, fixtures[fixtureClass]!) }, () =>
      drawFixture(random, fixtureClass, receptacles, places),
    ),
  );
  return [...wholes, ...others];
}

function drawFixture(
  random: Random,
  fixtureClass: FixtureClass,
  receptacles: readonly RoomReceptacle[],
  places: Places,
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
            x: between(random, -places.reach, places.reach),
            y: 0,
            z: between(random, -places.reach, places.reach),
          }
        : { ...host.position, x: host.position.x + between(random, -30, 30), y: host.position.y + 5 };
    const id = entityId(fixtureClass, position);
    if (places.ids.has(id)) continue;
    places.ids.add(id);
    const location = host?.location ?? drawStandingPlace(random, position, places.locations);
    return { id, class: fixtureClass, location, receptacle: host?.id ?? null };
  }
}
