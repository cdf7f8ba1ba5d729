import { fits, isAccessible } from "../world/conditions.js";
import { receptaclesHere, roomIndex } from "../world/room-index.js";
import type { AlfworldState } from "../world/state.js";
import type { Errand } from "./errand.js";

/** An object and how it comes into the hand: the errands before it can be used, none for one that is held. */
export interface Handing {
  readonly object: string;
  readonly errands: readonly Errand[];
}

/**
 * All ways to have an object of some in the hand, the hand emptied before where something else is in it.
 *
 * @param after receptacles that will be visited later; opening one of them for what is laid down can spare a step
 */
export function* waysToHold(
  state: AlfworldState,
  objects: readonly string[],
  after: readonly string[] = [],
): Generator<Handing> {
  const held = Object.keys(state.hand);
  for (const object of objects) {
    if (held.includes(object)) {
      const others = held.filter((other) => other !== object);
      for (const errands of waysToLayDown(state, others, after)) yield { object, errands };
    }
    for (const receptacle of reachableHolders(state, object)) {
      const take: Errand = { type: "take", object, receptacle };
      for (const drops of waysToLayDown(state, held, [receptacle, ...after])) {
        yield { object, errands: [...drops, take] };
      }
    }
  }
}

/** The receptacles that an object can be taken out of. */
export function reachableHolders(state: AlfworldState, object: string): readonly string[] {
  if (!state.room.things[object]!.pickupable) return [];
  return roomIndex(state.room).reachable.filter(
    (receptacle) => state.receptacles[receptacle]!.contents[object] === true,
  );
}

function* waysToLayDown(
  state: AlfworldState,
  held: readonly string[],
  visited: readonly string[],
): Generator<readonly Errand[]> {
  const [object, ...others] = held;
  if (object === undefined) {
    yield [];
    return;
  }
  for (const receptacle of worthwhile(state, object, visited)) {
    for (const rest of waysToLayDown(state, others, visited)) {
      yield [{ type: "put", object, receptacle }, ...rest];
    }
  }
}

/**
 * Where it can pay to lay an object down: here, where the next errands lead, or else anywhere, best without a door.
 * Which of the other places it is makes no difference.
 */
function worthwhile(state: AlfworldState, object: string, visited: readonly string[]): readonly string[] {
  const { receptacles } = state.room;
  const locations = new Set(visited.map((receptacle) => receptacles[receptacle]!.location));
  const takers = roomIndex(state.room).reachable.filter((receptacle) => fits(state, object, receptacle));
  const here = receptaclesHere(state);
  const near = takers.filter(
    (receptacle) => here.includes(receptacle) || locations.has(receptacles[receptacle]!.location),
  );
  const elsewhere = takers.find((receptacle) => isAccessible(state, receptacle)) ?? takers[0];
  return elsewhere === undefined || near.includes(elsewhere) ? near : [...near, elsewhere];
}
