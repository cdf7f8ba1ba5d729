import type { Random } from "@rwml/core";
import type { Fact } from "../game/problem.js";
import { containerClasses, treatments } from "../knowledge/class-rules.js";
import { canHold, pullOf } from "./affordances.js";
import { treatmentOf } from "./aim.js";
import { between, chance, drawCount, drawWeighted } from "./draw.js";
import { entityId, type Position } from "./entity-id.js";
import { drawStandingPlace } from "./floor-plan.js";
import type { RoomReceptacle } from "./furniture.js";
import type { GeneratedRoom } from "./generated-room.js";
import { fitsInside } from "./inside-containers.js";
import { scenes } from "./scenes.js";
import { objectFacts } from "./shared-problem.js";
import type { TaskDraft } from "./task-options.js";
import { type MovableClass, usualPlaces } from "./usual-places.js";

/** A movable thing at the start of a game. */
interface Placed {
  readonly id: string;
  readonly class: MovableClass;
  readonly location: string;
  /** Null for what lies on the floor. */
  readonly receptacle: RoomReceptacle | null;
}

/** How often a thing also counts as lying in the receptacle that overlaps its own. */
const overlapPercent = { StoveBurner: 40, CoffeeMachine: 90 } as const;
/** How often something in the fridge is known to be cool. */
const coolPercent = 5;
/** How often a game has something lying in a bowl, a cup and the like. */
const insidePercent = 20;

/** A game in the making. What is drawn is declared in `objects` and taken from `locations`. */
export interface GameDraft {
  readonly random: Random;
  readonly room: GeneratedRoom;
  readonly task: TaskDraft;
  /** PDDL type by object name, so far. */
  readonly objects: Record<string, string>;
  /** Places to stand that are taken. */
  readonly locations: Set<string>;
}

/**
 * Draws how many of each class of movable things there are and where they lie, and states the facts about them.
 * What the task only wants brought somewhere is not there already, and enough of it can be reached.
 */
export function placeMovables(draft: GameDraft): Fact[] {
  const { random, room } = draft;
  const placed = room.movables.flatMap((movable) => placeClass(draft, movable));
  const facts: Fact[] = [];
  for (const { id, class: movable, location, receptacle } of placed) {
    facts.push(...objectFacts(id, movable), ["objectatlocation", id, location]);
    if (receptacle === null) continue;
    facts.push(["inreceptacle", id, receptacle.id]);
    const overlapping = overlap(random, room, movable, receptacle);
    if (overlapping !== null) facts.push(["inreceptacle", id, overlapping.id]);
    const canBeCool = receptacle.class === "Fridge" && treatments.cool.objects.has(movable.toLowerCase());
    if (canBeCool && chance(random, coolPercent)) facts.push(["iscool", id]);
  }
  return [...facts, ...drawInside(random, placed)];
}

function placeClass(draft: GameDraft, movable: MovableClass): Placed[] {
  const { random, room, task, objects, locations } = draft;
  const isWanted = movable === task.object;
  // What is to be treated first may lie where it has to end up, as in many real games.
  const isPlain = treatmentOf(task.taskType) === null;
  const spots = [...room.receptacles, null];
  const weights = spots.map((spot): number => {
    if (spot === null) return isWanted ? 0 : (usualPlaces(movable).floor ?? 0);
    return isPlain && isWanted && spot.class === task.target ? 0 : pullOf(spot.class, movable);
  });
  // Where the room has no place for it, a thing lies on the floor.
  if (!weights.some((weight) => weight > 0)) weights[weights.length - 1] = 1;
  const least = isWanted && task.taskType === "pick_two_obj_and_place" ? 2 : 1;
  const count = Math.max(least, drawCount(random, scenes[room.scene].movables[movable]!));
  return Array.from({ length: count }, () => {
    const receptacle = drawWeighted(random, spots, weights);
    const { id, position } = drawEntity(draft, movable, receptacle);
    const location = receptacle?.location ?? drawStandingPlace(random, position, locations);
    objects[id] = "object";
    objects[location] = "location";
    return { id, class: movable, location, receptacle };
  });
}

function drawEntity(
  { random, room, objects }: GameDraft,
  movable: MovableClass,
  receptacle: RoomReceptacle | null,
): { id: string; position: Position } {
  const middle = receptacle?.position ?? { x: 0, y: 0, z: 0 };
  const radius = receptacle === null ? room.reach : 30;
  for (;;) {
    const position = {
      x: middle.x + between(random, -radius, radius),
      y: middle.y + between(random, 0, 9),
      z: middle.z + between(random, -radius, radius),
    };
    const id = entityId(movable, position);
    if (objects[id] === undefined) return { id, position };
  }
}

function overlap(
  random: Random,
  room: GeneratedRoom,
  movable: MovableClass,
  { class: receptacleClass, overlaps }: RoomReceptacle,
): RoomReceptacle | null {
  if (receptacleClass !== "StoveBurner" && receptacleClass !== "CoffeeMachine") return null;
  const other = room.receptacles.find((receptacle) => receptacle.id === overlaps);
  if (other === undefined || !canHold(other.class, movable)) return null;
  return chance(random, overlapPercent[receptacleClass]) ? other : null;
}

function drawInside(random: Random, placed: readonly Placed[]): Fact[] {
  if (!chance(random, insidePercent)) return [];
  const pairs = placed
    .filter((outer) => containerClasses.has(outer.class.toLowerCase()) && outer.receptacle !== null)
    .flatMap((outer) =>
      placed
        .filter((inner) => inner.receptacle === outer.receptacle && fitsInside(outer.class, inner.class))
        .map((inner): Fact => ["inreceptacleobject", inner.id, outer.id]),
    );
  return pairs.length === 0 ? [] : [random.pick(pairs)];
}
