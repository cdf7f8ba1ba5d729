import type { Aim, Treatment } from "../generate/aim.js";
import { fits, isAppliance } from "../world/conditions.js";
import { objectFlags, thingFlags } from "../world/flags.js";
import { roomIndex } from "../world/room-index.js";
import type { AlfworldState } from "../world/state.js";
import type { Errand } from "./errand.js";
import { receptaclesOfType, thingsOfType } from "./things-of-type.js";
import { reachableHolders, waysToHold } from "./ways-to-hold.js";

/** All ways worth trying to bring objects into one receptacle, each treated before where the goal says so. */
export function* placingErrands(
  state: AlfworldState,
  aim: Aim,
  treatment: Treatment | null,
): Generator<readonly Errand[]> {
  const objects = thingsOfType(state.room, aim.object).filter(
    (object) => treatment === null || state.room.things[object]![thingFlags[treatment.capability]!],
  );
  if (aim.taskType === "pick_two_obj_and_place") yield* bringTwo(state, aim.target, objects);
  else yield* bringOne(state, aim.target, objects, treatment);
}

function* bringOne(
  state: AlfworldState,
  target: string,
  objects: readonly string[],
  treatment: Treatment | null,
): Generator<readonly Errand[]> {
  const targets = receptaclesOfType(state.room, target);
  for (const object of objects) {
    const treatments = treatmentErrands(state, object, treatment);
    const goals = targets.filter(
      (receptacle) => isReachable(state, receptacle) && fits(state, object, receptacle),
    );
    for (const { errands } of waysToHold(state, [object], goals)) {
      const source = errands.at(-1)?.receptacle;
      // A thing in two places stays listed in the other one while it is held, and is treated there too.
      const isListed = targets.some(
        (receptacle) => receptacle !== source && state.receptacles[receptacle]!.contents[object] === true,
      );
      for (const treated of treatments) {
        if (isListed && treated.length > 0) yield [...errands, ...treated];
        for (const receptacle of goals) yield [...errands, ...treated, { type: "put", object, receptacle }];
      }
    }
  }
}

/** The ways to treat an object: none at all where it is treated already, and where it cannot be, none to choose. */
function treatmentErrands(
  state: AlfworldState,
  object: string,
  treatment: Treatment | null,
): readonly (readonly Errand[])[] {
  if (treatment === null || state.objects[object]![objectFlags[treatment.result]!]) return [[]];
  const { verb } = treatment;
  return roomIndex(state.room)
    .reachable.filter((receptacle) => isAppliance(state, verb, state.room.receptacles[receptacle]!))
    .map((receptacle) => [{ type: verb, object, receptacle }]);
}

function* bringTwo(
  state: AlfworldState,
  target: string,
  objects: readonly string[],
): Generator<readonly Errand[]> {
  for (const receptacle of receptaclesOfType(state.room, target)) {
    if (!isReachable(state, receptacle)) continue;
    const { contents } = state.receptacles[receptacle]!;
    const missing = objects.filter((object) => contents[object] !== true && fits(state, object, receptacle));
    const isOneThere = objects.some((object) => contents[object] === true);
    const visited = [receptacle, ...missing.flatMap((object) => reachableHolders(state, object))];
    for (const { object, errands } of waysToHold(state, missing, visited)) {
      const first: readonly Errand[] = [...errands, { type: "put", object, receptacle }];
      if (isOneThere) yield first;
      else
        yield* withSecond(
          state,
          first,
          receptacle,
          missing.filter((other) => other !== object),
        );
    }
  }
}

function* withSecond(
  state: AlfworldState,
  first: readonly Errand[],
  receptacle: string,
  others: readonly string[],
): Generator<readonly Errand[]> {
  for (const object of others) {
    // What was in the hand lies where the first errands have laid it.
    const laid = first.flatMap((errand) =>
      errand.type === "put" && errand.object === object ? [errand.receptacle] : [],
    );
    for (const source of [...reachableHolders(state, object), ...laid]) {
      yield [...first, { type: "take", object, receptacle: source }, { type: "put", object, receptacle }];
    }
  }
}

function isReachable({ room }: AlfworldState, receptacle: string): boolean {
  return room.receptacles[receptacle]!.location !== null;
}
