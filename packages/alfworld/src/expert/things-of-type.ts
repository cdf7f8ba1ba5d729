import type { Room } from "../world/room.js";

/** The names of a room's objects of a PDDL type such as "appletype". */
export function thingsOfType({ things }: Room, type: string): readonly string[] {
  return Object.keys(things).filter((name) => things[name]!.types.includes(type));
}

/** The names of a room's receptacles of a PDDL type, whether they can be reached or not. */
export function receptaclesOfType({ receptacles }: Room, type: string): readonly string[] {
  return Object.keys(receptacles).filter((name) => receptacles[name]!.types.includes(type));
}
