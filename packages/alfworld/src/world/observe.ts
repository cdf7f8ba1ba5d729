import type { Cause } from "@rwml/core";
import { match } from "ts-pattern";
import type { AlfworldAction } from "./actions.js";
import { examineObject, examineReceptacle } from "./examine.js";
import { factKey } from "./fact-key.js";
import { helpText } from "./help-text.js";
import { listOf, listOfThings } from "./list-of.js";
import { receptaclesHere, roomIndex } from "./room-index.js";
import type { AlfworldState } from "./state.js";

/** The text after an action, or at the start of an episode. */
export function observe(state: AlfworldState, last?: Cause<AlfworldState, AlfworldAction>): string {
  return last === undefined ? introduction(state) : feedback(state, last.action);
}

function introduction(state: AlfworldState): string {
  const room =
    receptaclesHere(state).length > 0 ? look(state) : middleOfRoom(roomIndex(state.room).reachable);
  return `-= Welcome to TextWorld, ALFRED! =-\n\n${room}\n\nYour task is to: ${state.room.goalText}.`;
}

function feedback(state: AlfworldState, action: AlfworldAction): string {
  return (
    match(action)
      .with({ type: "goTo" }, ({ receptacle }) => {
        const place = state.room.wording === "current" ? receptacle : state.location;
        return `You arrive at ${place}. ${examineReceptacle(state, receptacle)}`;
      })
      .with(
        { type: "open" },
        ({ receptacle }) => `You open the ${receptacle}. ${examineReceptacle(state, receptacle)}`,
      )
      .with({ type: "close" }, ({ receptacle }) => `You close the ${receptacle}.`)
      .with({ type: "take" }, ({ object, receptacle }) => `You pick up the ${object} from the ${receptacle}.`)
      .with({ type: "put" }, ({ object, receptacle }) =>
        state.room.wording === "current"
          ? `You move the ${object} to the ${receptacle}.`
          : `You put the ${object} in/on the ${receptacle}.`,
      )
      .with({ type: "examine" }, ({ entity }) =>
        state.room.receptacles[entity] === undefined
          ? examineObject(state, entity)
          : examineReceptacle(state, entity),
      )
      // Also when it goes off: the text looks at whether it was ever used.
      .with({ type: "use" }, ({ object }) => `You turn on the ${object}.`)
      .with(
        { type: "heat" },
        { type: "clean" },
        { type: "cool" },
        ({ type, object, receptacle }) => `You ${type} the ${object} using the ${receptacle}.`,
      )
      .with({ type: "slice" }, ({ object, tool }) => `You sliced the ${object} with the ${tool}.`)
      // Only the introduction lists the room; later the place is known, and nothing else stands there.
      .with({ type: "look" }, () => (receptaclesHere(state).length > 0 ? look(state) : middleOfRoom([])))
      .with({ type: "inventory" }, () => inventory(state))
      .with({ type: "help" }, () => helpText)
      .exhaustive()
  );
}

function middleOfRoom(receptacles: readonly string[]): string {
  return `You are in the middle of a room. Looking quickly around you, you see ${listOfThings(receptacles)}.`;
}

function look(state: AlfworldState): string {
  const here = receptaclesHere(state);
  return `You are facing the ${listOf(here)}. Next to it, you see ${listOfThings(returnedObjects(state, here))}.`;
}

/**
 * The objects that lie here and were taken out of a receptacle here before: once for each such receptacle, unless
 * they were put back into it.
 */
function returnedObjects(state: AlfworldState, here: readonly string[]): string[] {
  const lying: Record<string, true> = {};
  for (const object in state.objects) {
    if (state.objects[object]!.locations[state.location] === true) lying[object] = true;
  }
  return roomIndex(state.room)
    .inOrder(lying)
    .flatMap((object) =>
      here
        .filter((receptacle) => state.negated[factKey("inreceptacle", [object, receptacle])] === true)
        .map(() => object),
    );
}

function inventory(state: AlfworldState): string {
  const held = roomIndex(state.room).inOrder(state.hand);
  return held.length === 0 ? "You are not carrying anything." : `You are carrying: ${listOfThings(held)}.`;
}
