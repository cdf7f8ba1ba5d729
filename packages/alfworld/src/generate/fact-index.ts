import type { Fact } from "../game/problem.js";

/** The first facts of a problem, ordered so that a planner finds what it asks for. */
export interface FactIndex {
  /** Where the agent starts. */
  readonly start: string;
  /** The place of each receptacle that can be reached. */
  readonly locationOf: ReadonlyMap<string, string>;
  readonly receptaclesByType: ReadonlyMap<string, readonly string[]>;
  readonly objectsByType: ReadonlyMap<string, readonly string[]>;
  /** The receptacles in which each object lies, often one, at times none or several. */
  readonly holdersOf: ReadonlyMap<string, readonly string[]>;
  /** Whether a type of receptacle accepts a type of object. */
  accepts(receptacleType: string, objectType: string): boolean;
  /** Whether a fact about one entity, such as "openable" or "ishot", holds. */
  is(predicate: string, id: string): boolean;
  /** All entities of which a fact holds. */
  all(predicate: string): readonly string[];
}

/** Orders the facts of a problem. */
export function indexFacts(facts: readonly Fact[]): FactIndex {
  let start = "";
  const locationOf = new Map<string, string>();
  const receptaclesByType = new Map<string, string[]>();
  const objectsByType = new Map<string, string[]>();
  const holdersOf = new Map<string, string[]>();
  const accepted = new Map<string, Set<string>>();
  const unary = new Map<string, Set<string>>();
  for (const [predicate, first, second] of facts) {
    if (first === undefined) continue;
    if (second === undefined) {
      addTo(unary, predicate, first);
      continue;
    }
    if (predicate === "atlocation") start = second;
    else if (predicate === "receptacleatlocation") locationOf.set(first, second);
    else if (predicate === "receptacletype") appendTo(receptaclesByType, second, first);
    else if (predicate === "objecttype") appendTo(objectsByType, second, first);
    else if (predicate === "inreceptacle") appendTo(holdersOf, first, second);
    else if (predicate === "cancontain") addTo(accepted, first, second);
  }
  return {
    start,
    locationOf,
    receptaclesByType,
    objectsByType,
    holdersOf,
    accepts: (receptacleType, objectType) => accepted.get(receptacleType)?.has(objectType) ?? false,
    is: (predicate, id) => unary.get(predicate)?.has(id) ?? false,
    all: (predicate) => [...(unary.get(predicate) ?? [])],
  };
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}

function appendTo(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
