import type { Draft } from "@rwml/core";
import { original } from "immer";
import { match } from "ts-pattern";
import type { AlfworldAction } from "./actions.js";
import { canEverBe, canEverLieHere } from "./can-ever.js";
import { factKey } from "./fact-key.js";
import type { AlfworldState } from "./state.js";

/** Does an action that is possible to a draft of the state. */
export function applyAction(state: Draft<AlfworldState>, action: AlfworldAction): void {
  // Reading the state before spares immer from wrapping the whole room.
  const before = original(state) as AlfworldState;
  const { location, room } = before;
  const agent = room.agent.name;
  match(action)
    .with({ type: "goTo" }, ({ receptacle }) => {
      const destination = room.receptacles[receptacle]!.location!;
      state.location = destination;
      negate(state, "atlocation", agent, location);
      affirm(state, "atlocation", agent, destination);
    })
    .with({ type: "open" }, ({ receptacle }) => {
      state.receptacles[receptacle]!.opened = true;
      affirm(state, "opened", receptacle);
      check(state, receptacle);
    })
    .with({ type: "close" }, ({ receptacle }) => {
      state.receptacles[receptacle]!.opened = false;
      negate(state, "opened", receptacle);
    })
    .with({ type: "take" }, ({ object, receptacle }) => {
      delete state.receptacles[receptacle]!.contents[object];
      delete state.objects[object]!.locations[location];
      state.hand[object] = true;
      negate(state, "inreceptacle", object, receptacle);
      if (canEverLieHere(before, object)) negate(state, "objectatlocation", object, location);
      affirm(state, "holds", agent, object);
      affirm(state, "holdsany", agent);
    })
    .with({ type: "put" }, ({ object, receptacle }) => {
      state.receptacles[receptacle]!.contents[object] = true;
      state.objects[object]!.locations[location] = true;
      delete state.hand[object];
      affirm(state, "inreceptacle", object, receptacle);
      affirm(state, "objectatlocation", object, location);
      negate(state, "holds", agent, object);
      negate(state, "holdsany", agent);
    })
    .with({ type: "use" }, ({ object }) => {
      const lamp = state.objects[object]!;
      lamp.on = !lamp.on;
      lamp.toggled = true;
      // Upstream reports both outcomes of the switch, the negative one last.
      negate(state, "ison", object);
      affirm(state, "istoggled", object);
    })
    .with({ type: "heat" }, ({ object }) => {
      state.objects[object]!.hot = true;
      state.objects[object]!.cool = false;
      affirm(state, "ishot", object);
      if (canEverBe(before, "cool", object)) negate(state, "iscool", object);
    })
    .with({ type: "cool" }, ({ object }) => {
      state.objects[object]!.cool = true;
      state.objects[object]!.hot = false;
      affirm(state, "iscool", object);
      if (canEverBe(before, "hot", object)) negate(state, "ishot", object);
    })
    .with({ type: "clean" }, ({ object }) => {
      state.objects[object]!.clean = true;
      affirm(state, "isclean", object);
    })
    .with({ type: "slice" }, ({ object }) => {
      state.objects[object]!.sliced = true;
      affirm(state, "issliced", object);
    })
    .with({ type: "examine" }, ({ entity }) => check(state, entity))
    .with({ type: "look" }, () => check(state, location))
    .with({ type: "inventory" }, { type: "help" }, () => check(state, agent))
    .exhaustive();
}

function check(state: Draft<AlfworldState>, name: string): void {
  if (state.checked[name] === undefined) state.checked[name] = true;
}

function affirm(state: Draft<AlfworldState>, predicate: string, ...names: readonly string[]): void {
  const key = factKey(predicate, names);
  if (state.negated[key] !== undefined) delete state.negated[key];
}

function negate(state: Draft<AlfworldState>, predicate: string, ...names: readonly string[]): void {
  const key = factKey(predicate, names);
  if (state.negated[key] === undefined) state.negated[key] = true;
}
