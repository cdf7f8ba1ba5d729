import type { Random } from "@rwml/core";
import { between, chance } from "./draw.js";
import { entityId, type Position } from "./entity-id.js";
import { drawStandingPlace, type FloorPlan } from "./floor-plan.js";
import type { RoomReceptacle } from "./furniture.js";
import { type ReceptacleClass, receptacleShape } from "./receptacle-classes.js";

/** How often a receptacle continues the row of the one before it. */
const rowPercent = 70;
/** The share of rooms in which every receptacle of a class that may have a door has one. */
const allDoorsPercent = 60;
/** How often what stands on another receptacle is reached from the same place as that one. */
const hostSharingPercent = 32;
/** How often any other two receptacles are reached from the same place. */
const straySharingPercent = 3;

/** Draws all receptacles of one class. `others` are those of the classes before it, on which some stand. */
export function drawReceptacles(
  random: Random,
  receptacleClass: ReceptacleClass,
  count: number,
  others: readonly RoomReceptacle[],
  floor: FloorPlan,
): RoomReceptacle[] {
  const shape = receptacleShape(receptacleClass);
  const hosts = others.filter((other) => other.class === shape.host);
  const doorPercent = drawDoorPercent(random, shape.openable ?? 0);
  const receptacles: RoomReceptacle[] = [];
  let row = drawPosition(random, receptacleClass, floor.reach);
  for (let index = 0; index < count; index++) {
    const host = hosts.length > 0 ? random.pick(hosts) : null;
    row = nextPosition(random, receptacleClass, row, host, floor);
    const id = receptacleId(receptacleClass, row);
    floor.ids.add(id);
    const previous = receptacles.at(-1) ?? null;
    const neighbour = host ?? previous ?? (others.length > 0 ? random.pick(others) : null);
    const sharing = host !== null ? hostSharingPercent : ((previous && shape.sharing) ?? straySharingPercent);
    const shared = neighbour !== null && !isShared(neighbour, receptacles) && chance(random, sharing);
    receptacles.push({
      id,
      class: receptacleClass,
      position: row,
      location: shared ? neighbour.location : drawStandingPlace(random, row, floor.locations),
      openable: chance(random, doorPercent),
      overlaps: receptacleClass === "StoveBurner" ? (previous?.id ?? null) : (host?.id ?? null),
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
  floor: FloorPlan,
): Position {
  for (let attempt = 0; ; attempt++) {
    const near = host?.position ?? (chance(random, rowPercent) ? previous : null);
    const { y } = drawPosition(random, receptacleClass, floor.reach);
    const position =
      near === null || attempt > 10
        ? drawPosition(random, receptacleClass, floor.reach)
        : { x: near.x + between(random, -45, 45), y, z: near.z };
    if (!floor.ids.has(receptacleId(receptacleClass, position))) return position;
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
