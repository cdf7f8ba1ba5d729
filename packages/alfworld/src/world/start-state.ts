import { GymError, type Random } from "@rwml/core";
import { entityNames } from "../game/entity-names.js";
import type { Game } from "../game/game.js";
import type { Fact } from "../game/problem.js";
import { objectFlags, thingFlags } from "./flags.js";
import type { Receptacle, Room, Thing } from "./room.js";
import type { AlfworldState, ObjectState, ReceptacleState } from "./state.js";

/**
 * The first state of a game. Throws `alfworld/broken-game` when the facts do not say where the agent is.
 *
 * @param shuffle numbers the entities of each class at random; see `entityNames`
 */
export function startState(game: Game, shuffle?: Random): AlfworldState {
  const { objects, facts, goal } = game.problem;
  const names = entityNames(facts, shuffle);
  const start: Start = {
    agent: null,
    location: null,
    receptacles: {},
    things: {},
    locations: {},
    canContain: {},
    others: {},
    otherFacts: [],
    receptacleStates: {},
    objectStates: {},
    hand: {},
    checked: {},
  };
  for (const id in objects) declare(start, game, id, objects[id]!, names[id]);
  for (const fact of facts) {
    if (!place(start, game, fact, names)) start.otherFacts.push(fact);
  }
  for (const thing of Object.values(start.things)) {
    thing.inner.sort((left, right) => (start.things[left]!.id < start.things[right]!.id ? -1 : 1));
  }
  const { agent, location } = start;
  if (agent === null || location === null) throw broken(game, "no fact says where the agent is");
  const room: Room = {
    wording: game.wording,
    sinkTypeCleans: game.sinkTypeCleans,
    goalText: game.goalText,
    goal,
    agent,
    receptacles: start.receptacles,
    things: start.things,
    locations: start.locations,
    canContain: start.canContain,
    others: start.others,
    otherFacts: start.otherFacts,
  };
  return {
    room,
    location,
    hand: start.hand,
    receptacles: start.receptacleStates,
    objects: start.objectStates,
    checked: start.checked,
    negated: {},
  };
}

type Mutable<Value> = {
  -readonly [Key in keyof Value]: Value[Key] extends readonly string[]
    ? string[]
    : Value[Key] extends Readonly<Record<string, true>>
      ? Record<string, true>
      : Value[Key];
};

interface Start {
  agent: Room["agent"] | null;
  location: string | null;
  readonly receptacles: Record<string, Mutable<Receptacle>>;
  readonly things: Record<string, Mutable<Thing>>;
  readonly locations: Record<string, string>;
  readonly canContain: Record<string, string[]>;
  readonly others: Record<string, string>;
  readonly otherFacts: Fact[];
  readonly receptacleStates: Record<string, Mutable<ReceptacleState>>;
  readonly objectStates: Record<string, Mutable<ObjectState>>;
  readonly hand: Record<string, true>;
  readonly checked: Record<string, true>;
}

/** Enters an object of the problem; those that no fact mentions have no name and can only matter to goals. */
function declare(start: Start, game: Game, id: string, type: string, name: string | undefined): void {
  if (name === undefined) {
    start.others[id] = type;
    return;
  }
  switch (type) {
    case "agent":
      if (start.agent !== null) throw broken(game, `there are two agents, ${start.agent.id} and ${id}`);
      start.agent = { name, id };
      break;
    case "location":
      start.locations[name] = id;
      break;
    case "receptacle":
      start.receptacles[name] = { id, location: null, types: [], openable: false };
      start.receptacleStates[name] = { opened: false, contents: {} };
      break;
    case "object":
      start.things[name] = {
        id,
        types: [],
        pickupable: false,
        cleanable: false,
        heatable: false,
        coolable: false,
        toggleable: false,
        sliceable: false,
        container: false,
        inner: [],
      };
      start.objectStates[name] = {
        hot: false,
        cool: false,
        clean: false,
        sliced: false,
        on: false,
        toggled: false,
        locations: {},
      };
      break;
    default:
      start.others[id] = type;
  }
}

/** Enters a fact; false when it is none that an action looks at. Facts can repeat. */
function place(start: Start, game: Game, fact: Fact, names: Readonly<Record<string, string>>): boolean {
  const [predicate, first = "", second = ""] = fact;
  const name = names[first] ?? "";
  const other = names[second] ?? "";
  const receptacle = start.receptacles[name];
  const thing = start.things[name];
  switch (predicate) {
    case "atlocation":
      if (start.agent?.id !== first || start.locations[other] === undefined) return false;
      if (start.location !== null && start.location !== other)
        throw broken(game, "the agent is in two places");
      start.location = other;
      return true;
    case "receptacleatlocation":
      if (receptacle === undefined || start.locations[other] === undefined) return false;
      if (receptacle.location !== null && receptacle.location !== other) {
        throw broken(game, `the receptacle ${first} is in two places`);
      }
      receptacle.location = other;
      return true;
    case "receptacletype":
      return receptacle !== undefined && include(receptacle.types, second);
    case "openable":
      if (receptacle === undefined) return false;
      receptacle.openable = true;
      return true;
    case "opened":
      if (receptacle === undefined) return false;
      start.receptacleStates[name]!.opened = true;
      return true;
    case "objecttype":
      return thing !== undefined && include(thing.types, second);
    case "objectatlocation":
      if (thing === undefined || start.locations[other] === undefined) return false;
      start.objectStates[name]!.locations[other] = true;
      return true;
    case "inreceptacle":
      if (thing === undefined || start.receptacles[other] === undefined) return false;
      start.receptacleStates[other]!.contents[name] = true;
      return true;
    case "inreceptacleobject":
      if (thing === undefined || start.things[other] === undefined) return false;
      return include(start.things[other].inner, name);
    case "cancontain":
      start.canContain[first] ??= [];
      return include(start.canContain[first], second);
    case "holds":
      if (start.agent?.id !== first || start.things[other] === undefined) return false;
      start.hand[other] = true;
      return true;
    case "holdsany":
      return start.agent?.id === first;
    case "checked":
      start.checked[name] = true;
      return true;
    default: {
      if (thing === undefined) return false;
      const thingFlag = thingFlags[predicate];
      if (thingFlag !== undefined) thing[thingFlag] = true;
      const objectFlag = objectFlags[predicate];
      if (objectFlag !== undefined) start.objectStates[name]![objectFlag] = true;
      return thingFlag !== undefined || objectFlag !== undefined;
    }
  }
}

function include(values: string[], value: string): true {
  if (!values.includes(value)) values.push(value);
  return true;
}

function broken(game: Game, problem: string): GymError {
  return new GymError(
    "alfworld/broken-game",
    `${game.id} cannot be played: ${problem}. Choose another game.`,
  );
}
