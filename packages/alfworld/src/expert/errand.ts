import type { AlfworldAction } from "../world/actions.js";
import { isAccessible } from "../world/conditions.js";
import type { AlfworldState } from "../world/state.js";

/** Something to be done at a receptacle; the ways there and the doors in between follow from it. */
export type Errand =
  | { readonly type: "take" | "put"; readonly object: string; readonly receptacle: string }
  | {
      readonly type: "heat" | "clean" | "cool" | "use";
      readonly object: string;
      readonly receptacle: string;
    }
  /** Only to be there. */
  | { readonly type: "stand"; readonly receptacle: string };

/** How many actions errands take from a state, one after another. */
export function lengthOf(state: AlfworldState, errands: readonly Errand[]): number {
  let length = 0;
  walk(state, errands, () => length++);
  return length;
}

/** The actions that errands take from a state, one after another. */
export function actionsOf(state: AlfworldState, errands: readonly Errand[]): readonly AlfworldAction[] {
  const actions: AlfworldAction[] = [];
  walk(state, errands, (type, errand) => actions.push(actionOf(type, errand)));
  return actions;
}

type Move = "goTo" | "open" | Errand["type"];

function walk(
  state: AlfworldState,
  errands: readonly Errand[],
  move: (type: Move, errand: Errand) => void,
): void {
  let { location } = state;
  let opened: readonly string[] = [];
  for (const errand of errands) {
    const { type, receptacle } = errand;
    const place = state.room.receptacles[receptacle]!.location!;
    // Going to another receptacle at the same place is refused, and needless.
    if (place !== location) move("goTo", errand);
    location = place;
    const reachesInside = type === "take" || type === "put";
    if (reachesInside && !isAccessible(state, receptacle) && !opened.includes(receptacle)) {
      move("open", errand);
      opened = [...opened, receptacle];
    }
    if (type !== "stand") move(type, errand);
  }
}

function actionOf(type: Move, errand: Errand): AlfworldAction {
  const { receptacle } = errand;
  if (type === "goTo" || type === "open" || type === "stand" || errand.type === "stand") {
    return { type: type === "open" ? "open" : "goTo", receptacle };
  }
  const { object } = errand;
  return errand.type === "use" ? { type: "use", object } : { type: errand.type, object, receptacle };
}
