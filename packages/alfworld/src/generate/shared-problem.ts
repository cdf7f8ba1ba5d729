import type { Fact } from "../game/problem.js";
import { containerClasses, lampClasses, sliceableClasses, treatments } from "../knowledge/class-rules.js";
import { canHold } from "./affordances.js";
import type { RoomFixture, RoomReceptacle } from "./furniture.js";
import { receptacleClasses } from "./receptacle-classes.js";
import { type FixtureClass, fixtureClasses, type MovableClass, movableClasses } from "./usual-places.js";

/** The part of a planning problem that all games of one room share. */
export interface SharedProblem {
  /** PDDL type by object name. */
  readonly objects: Readonly<Record<string, string>>;
  readonly facts: readonly Fact[];
}

/** The one agent, as upstream calls it. */
export const agentId = "agent1";

/** The PDDL name of a class as a type of objects or receptacles. */
export function typeName(entityClass: string): string {
  return `${entityClass.toLowerCase()}type`;
}

/** States the facts about the furniture and the fixtures of a room, and what may lie where. */
export function sharedProblem(room: {
  readonly receptacles: readonly RoomReceptacle[];
  readonly fixtures: readonly RoomFixture[];
  readonly movables: readonly MovableClass[];
}): SharedProblem {
  const objects: Record<string, string> = { ...declaredTypes };
  const facts: Fact[] = [];
  for (const { id, class: receptacleClass, location, openable } of room.receptacles) {
    objects[id] = "receptacle";
    objects[location] = "location";
    facts.push(["receptacletype", id, typeName(receptacleClass)], ["receptacleatlocation", id, location]);
    if (openable) facts.push(["openable", id]);
  }
  for (const { id, class: fixtureClass, location, receptacle } of room.fixtures) {
    objects[id] = "object";
    objects[location] = "location";
    facts.push(...objectFacts(id, fixtureClass), ["objectatlocation", id, location]);
    if (receptacle !== null) facts.push(["inreceptacle", id, receptacle]);
  }
  for (const receptacleClass of new Set(room.receptacles.map((receptacle) => receptacle.class))) {
    for (const movable of room.movables) {
      if (canHold(receptacleClass, movable)) {
        facts.push(["cancontain", typeName(receptacleClass), typeName(movable)]);
      }
    }
  }
  return { objects, facts };
}

/** The facts about one object that follow from its class. */
export function objectFacts(id: string, objectClass: MovableClass | FixtureClass): Fact[] {
  const facts: Fact[] = [["objecttype", id, typeName(objectClass)]];
  for (const predicate of predicates[objectClass]!) facts.push([predicate, id]);
  return facts;
}

const predicates: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [...movableClasses, ...fixtureClasses].map((objectClass) => {
    const name = objectClass.toLowerCase();
    const applicable: Record<string, boolean> = {
      pickupable: (movableClasses as readonly string[]).includes(objectClass),
      isreceptacleobject: containerClasses.has(name),
      cleanable: treatments.clean.objects.has(name),
      heatable: treatments.heat.objects.has(name),
      coolable: treatments.cool.objects.has(name),
      toggleable: lampClasses.has(name),
      sliceable: sliceableClasses.has(name),
    };
    return [objectClass, Object.keys(applicable).filter((predicate) => applicable[predicate])];
  }),
);

/** Every class is declared, present or not, because upstream's domain names some as constants. */
const declaredTypes: Readonly<Record<string, string>> = Object.fromEntries([
  [agentId, "agent"],
  ...[...movableClasses, ...fixtureClasses].map((one) => [typeName(one), "otype"]),
  ...Object.keys(receptacleClasses).map((one) => [typeName(one), "rtype"]),
]);
