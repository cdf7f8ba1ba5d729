import { fits, isAppliance, treatments } from "./conditions.js";
import { factKey } from "./fact-key.js";
import { receptaclesHere, roomIndex } from "./room-index.js";
import type { AlfworldState } from "./state.js";

/*
 * Upstream's planner drops facts that nothing in a game can ever make true, so its actions do not report them as
 * made false either. A fact that is true, or was made false before, can be; for any other one, something must be
 * able to bring it about.
 */

/** Whether an object that can be held can ever be hot, or cool. */
export function canEverBe(state: AlfworldState, flag: "hot" | "cool", object: string): boolean {
  if (state.objects[object]![flag] || state.negated[factKey(`is${flag}`, [object])] === true) return true;
  const { room } = state;
  const treatment = flag === "hot" ? "heat" : "cool";
  return (
    room.things[object]![treatments[treatment].treatable] &&
    roomIndex(room).reachable.some((name) => isAppliance(state, treatment, room.receptacles[name]!))
  );
}

/** Whether an object that can be held can ever lie where the agent is. */
export function canEverLieHere(state: AlfworldState, object: string): boolean {
  const { location } = state;
  return (
    state.objects[object]!.locations[location] === true ||
    state.negated[factKey("objectatlocation", [object, location])] === true ||
    receptaclesHere(state).some((receptacle) => fits(state, object, receptacle))
  );
}
