import type { Aim } from "../generate/aim.js";
import { roomIndex } from "../world/room-index.js";
import type { AlfworldState } from "../world/state.js";
import type { Errand } from "./errand.js";
import { thingsOfType } from "./things-of-type.js";
import { waysToHold } from "./ways-to-hold.js";

/** All ways worth trying to hold an object where a lamp stands that was ever used. */
export function* lightErrands(state: AlfworldState, { object, target }: Aim): Generator<readonly Errand[]> {
  const objects = thingsOfType(state.room, object);
  for (const { errands } of waysToHold(state, objects)) {
    for (const last of lampErrands(state, target)) yield [...errands, last];
  }
}

function lampErrands(state: AlfworldState, type: string): readonly Errand[] {
  return thingsOfType(state.room, type)
    .filter((lamp) => state.room.things[lamp]!.toggleable)
    .flatMap((lamp) =>
      roomIndex(state.room)
        .reachable.filter((receptacle) => state.receptacles[receptacle]!.contents[lamp] === true)
        .map(
          (receptacle): Errand =>
            state.objects[lamp]!.toggled
              ? { type: "stand", receptacle }
              : { type: "use", object: lamp, receptacle },
        ),
    );
}
