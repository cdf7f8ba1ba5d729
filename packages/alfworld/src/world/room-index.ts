import type { Room } from "./room.js";
import type { NameSet } from "./state.js";

/** What follows from a room alone, worked out once. */
export interface RoomIndex {
  /** Display name by PDDL id, for everything that has one. */
  readonly names: ReadonlyMap<string, string>;
  /** Names of the receptacles that stand anywhere, by id. */
  readonly reachable: readonly string[];
  /** Names of the receptacles at each location, by id. */
  readonly receptaclesAt: ReadonlyMap<string, readonly string[]>;
  /** Names of the things that can be sliced. */
  readonly sliceable: readonly string[];
  /** Names of the things that can be used. */
  readonly toggleable: readonly string[];
  /** Sorts names by PDDL id, the order of all lists. The result is kept for each set of names. */
  inOrder(names: NameSet): readonly string[];
}

const indexes = new WeakMap<Room, RoomIndex>();

/** The index of a room; made on first use and kept as long as the room object lives. */
export function roomIndex(room: Room): RoomIndex {
  let index = indexes.get(room);
  if (index === undefined) {
    index = makeIndex(room);
    indexes.set(room, index);
  }
  return index;
}

const nowhere: readonly string[] = [];

/** Names of the receptacles where the agent stands, by id. */
export function receptaclesHere(state: {
  readonly room: Room;
  readonly location: string;
}): readonly string[] {
  return roomIndex(state.room).receptaclesAt.get(state.location) ?? nowhere;
}

function makeIndex(room: Room): RoomIndex {
  const { receptacles, things, locations, agent } = room;
  const names = new Map<string, string>([[agent.id, agent.name]]);
  for (const name in receptacles) names.set(receptacles[name]!.id, name);
  for (const name in things) names.set(things[name]!.id, name);
  for (const name in locations) names.set(locations[name]!, name);

  const ranks = new Map([...names.keys()].sort().map((id, rank) => [names.get(id)!, rank]));
  const byRank = (left: string, right: string) => ranks.get(left)! - ranks.get(right)!;

  const reachable = Object.keys(receptacles)
    .filter((name) => receptacles[name]!.location !== null)
    .sort(byRank);
  const receptaclesAt = new Map<string, string[]>();
  for (const name of reachable) {
    const location = receptacles[name]!.location!;
    const neighbours = receptaclesAt.get(location);
    if (neighbours === undefined) receptaclesAt.set(location, [name]);
    else neighbours.push(name);
  }

  const orders = new WeakMap<NameSet, readonly string[]>();
  return {
    names,
    reachable,
    receptaclesAt,
    sliceable: Object.keys(things).filter((name) => things[name]!.sliceable),
    toggleable: Object.keys(things).filter((name) => things[name]!.toggleable),
    inOrder(set) {
      let order = orders.get(set);
      if (order === undefined) {
        order = Object.keys(set).sort(byRank);
        orders.set(set, order);
      }
      return order;
    },
  };
}
