import { match } from "ts-pattern";
import type { AlfworldAction } from "./actions.js";
import {
  fits,
  isAccessible,
  isAppliance,
  isHandEmpty,
  isHeld,
  isHere,
  isInside,
  isKnife,
  type Treatment,
  treatments,
} from "./conditions.js";
import { receptaclesHere } from "./room-index.js";
import type { AlfworldState } from "./state.js";

/** Whether an action can be taken now. Names that nothing bears make it impossible. */
export function isPossible(state: AlfworldState, action: AlfworldAction): boolean {
  const { room } = state;
  return (
    match(action)
      .with({ type: "goTo" }, ({ receptacle }) => {
        // Going to another receptacle at the same place would change nothing, and upstream drops such moves.
        const location = room.receptacles[receptacle]?.location;
        return location !== undefined && location !== null && location !== state.location;
      })
      .with({ type: "open" }, ({ receptacle }) => canTurn(state, receptacle, false))
      .with({ type: "close" }, ({ receptacle }) => canTurn(state, receptacle, true))
      .with(
        { type: "take" },
        ({ object, receptacle }) =>
          isHere(state, receptacle) &&
          isInside(state, object, receptacle) &&
          isAccessible(state, receptacle) &&
          room.things[object]!.pickupable &&
          isHandEmpty(state),
      )
      .with(
        { type: "put" },
        ({ object, receptacle }) =>
          isHeld(state, object) &&
          isHere(state, receptacle) &&
          isAccessible(state, receptacle) &&
          fits(state, object, receptacle),
      )
      // Of objects only the held one can be examined: the part of upstream's condition about objects in
      // receptacles names a type by mistake that nothing has.
      .with({ type: "examine" }, ({ entity }) => isHere(state, entity) || isHeld(state, entity))
      .with(
        { type: "use" },
        ({ object }) =>
          room.things[object]?.toggleable === true &&
          receptaclesHere(state).some((receptacle) => isInside(state, object, receptacle)),
      )
      .with({ type: "heat" }, { type: "clean" }, { type: "cool" }, ({ type, object, receptacle }) =>
        canTreat(state, type, object, receptacle),
      )
      .with(
        { type: "slice" },
        ({ object, tool }) =>
          isHeld(state, tool) &&
          isKnife(room.things[tool]!) &&
          room.things[object]?.sliceable === true &&
          state.objects[object]!.locations[state.location] === true,
      )
      .with({ type: "help" }, () => room.wording === "current")
      .with({ type: "look" }, { type: "inventory" }, () => true)
      .exhaustive()
  );
}

function canTurn(state: AlfworldState, receptacle: string, opened: boolean): boolean {
  return (
    isHere(state, receptacle) &&
    state.room.receptacles[receptacle]!.openable &&
    state.receptacles[receptacle]!.opened === opened
  );
}

function canTreat(state: AlfworldState, treatment: Treatment, object: string, receptacle: string): boolean {
  return (
    isHeld(state, object) &&
    state.room.things[object]![treatments[treatment].treatable] &&
    isHere(state, receptacle) &&
    isAppliance(state, treatment, state.room.receptacles[receptacle]!)
  );
}
