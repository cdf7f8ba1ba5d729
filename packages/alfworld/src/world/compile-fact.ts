import type { Fact } from "../game/problem.js";
import { isHandEmpty } from "./conditions.js";
import { objectFlags, thingFlags } from "./flags.js";
import type { Room } from "./room.js";
import type { AlfworldState } from "./state.js";

/** A test of states, or its result where that can never change. */
export type Condition = boolean | ((state: AlfworldState) => boolean);

const changing = new Set([
  "atlocation",
  "opened",
  "inreceptacle",
  "objectatlocation",
  "holds",
  "holdsany",
  "checked",
  ...Object.keys(objectFlags),
]);

/** Whether no action changes facts of a predicate. */
export function isStatic(predicate: string): boolean {
  return !changing.has(predicate);
}

/**
 * Turns a ground fact over PDDL ids into a test.
 *
 * @param names display name by id
 */
export function compileFact(room: Room, names: ReadonlyMap<string, string>, fact: Fact): Condition {
  if (isStatic(fact[0])) return isTrueForEver(room, names, fact);
  return changingTest(room, names, fact) ?? isOther(room, fact);
}

/** Undefined for a fact that names entities of the wrong kind, which no action changes. */
function changingTest(
  room: Room,
  names: ReadonlyMap<string, string>,
  [predicate, first = "", second = ""]: Fact,
): Condition | undefined {
  const name = names.get(first) ?? "";
  const other = names.get(second) ?? "";
  const isAgent = first === room.agent.id;
  const isReceptacle = room.receptacles[name] !== undefined;
  const isThing = room.things[name] !== undefined;
  switch (predicate) {
    case "atlocation":
      return isAgent ? (state) => state.location === other : undefined;
    case "holds":
      return isAgent ? (state) => state.hand[other] === true : undefined;
    case "holdsany":
      return isAgent ? (state) => !isHandEmpty(state) : undefined;
    case "opened":
      return isReceptacle ? (state) => state.receptacles[name]!.opened : undefined;
    case "inreceptacle":
      return isThing && room.receptacles[other] !== undefined
        ? (state) => state.receptacles[other]!.contents[name] === true
        : undefined;
    case "objectatlocation":
      return isThing ? (state) => state.objects[name]!.locations[other] === true : undefined;
    case "checked":
      return (state) => state.checked[name] === true;
    default: {
      const flag = objectFlags[predicate]!;
      return isThing ? (state) => state.objects[name]![flag] : undefined;
    }
  }
}

/** Whether a ground fact over PDDL ids, of a predicate that no action changes, is true. */
export function isTrueForEver(room: Room, names: ReadonlyMap<string, string>, fact: Fact): boolean {
  const [predicate, first = "", second = ""] = fact;
  const name = names.get(first) ?? "";
  const receptacle = room.receptacles[name];
  const thing = room.things[name];
  switch (predicate) {
    case "objecttype":
      return thing?.types.includes(second) === true || isOther(room, fact);
    case "receptacletype":
      return receptacle?.types.includes(second) === true || isOther(room, fact);
    case "receptacleatlocation":
      return (receptacle !== undefined && receptacle.location === names.get(second)) || isOther(room, fact);
    case "openable":
      return receptacle?.openable === true || isOther(room, fact);
    case "cancontain":
      return room.canContain[first]?.includes(second) === true || isOther(room, fact);
    case "inreceptacleobject":
      return room.things[names.get(second) ?? ""]?.inner.includes(name) === true || isOther(room, fact);
    default: {
      const flag = thingFlags[predicate];
      return (flag !== undefined && thing?.[flag] === true) || isOther(room, fact);
    }
  }
}

function isOther(room: Room, fact: Fact): boolean {
  return room.otherFacts.some(
    (other) => other.length === fact.length && other.every((part, index) => part === fact[index]),
  );
}
