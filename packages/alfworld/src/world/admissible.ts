import { printAction } from "./action-text.js";
import type { AlfworldAction } from "./actions.js";
import {
  fits,
  isAccessible,
  isAppliance,
  isHandEmpty,
  isInside,
  isKnife,
  type Treatment,
  treatments,
} from "./conditions.js";
import type { Room } from "./room.js";
import { receptaclesHere, roomIndex } from "./room-index.js";
import type { AlfworldState, ReceptacleState } from "./state.js";

/** What can be done in a state: typed actions and their commands, in the same order. */
export interface Admissible {
  readonly actions: readonly AlfworldAction[];
  /** Sorted by code point, without repetition: upstream's `admissible_commands`. */
  readonly commands: readonly string[];
}

const lists = new WeakMap<AlfworldState, Admissible>();

/** Lists what can be done. The list is kept for each state object. */
export function admissible(state: AlfworldState): Admissible {
  let list = lists.get(state);
  if (list === undefined) {
    list = makeList(state);
    lists.set(state, list);
  }
  return list;
}

/** Upstream's `admissible_commands`: sorted by code point, without repetition. */
export function admissibleCommands(state: AlfworldState): readonly string[] {
  return admissible(state).commands;
}

interface Option {
  readonly command: string;
  readonly action: AlfworldAction;
}

function makeList(state: AlfworldState): Admissible {
  const { room } = state;
  const here = receptaclesHere(state);
  const held = Object.keys(state.hand);
  const isCurrent = room.wording === "current";
  const puttings = sorted(room, puts(state, here, held));
  // No verb begins with another one, so the verbs can be sorted each for itself.
  const verbs: readonly (readonly Option[])[] = [
    sorted(room, treats(state, "clean", here, held)),
    sorted(room, turns(state, "close", here)),
    sorted(room, treats(state, "cool", here, held)),
    sorted(
      room,
      [...here, ...held].map((entity) => ({ type: "examine", entity })),
    ),
    journeys(room, state.location),
    sorted(room, treats(state, "heat", here, held)),
    isCurrent ? help : [],
    inventoryAndLook,
    isCurrent ? puttings : [],
    sorted(room, turns(state, "open", here)),
    isCurrent ? [] : puttings,
    sorted(room, slices(state, held)),
    takes(state, here),
    sorted(room, uses(state, here)),
  ];
  const actions: AlfworldAction[] = [];
  const commands: string[] = [];
  for (const options of verbs) {
    for (const { action, command } of options) {
      actions.push(action);
      commands.push(command);
    }
  }
  return { actions, commands };
}

const help: readonly Option[] = [{ command: "help", action: { type: "help" } }];

const inventoryAndLook: readonly Option[] = [
  { command: "inventory", action: { type: "inventory" } },
  { command: "look", action: { type: "look" } },
];

function turns(state: AlfworldState, type: "open" | "close", here: readonly string[]): AlfworldAction[] {
  return here
    .filter(
      (receptacle) =>
        state.room.receptacles[receptacle]!.openable &&
        state.receptacles[receptacle]!.opened === (type === "close"),
    )
    .map((receptacle) => ({ type, receptacle }));
}

function treats(
  state: AlfworldState,
  type: Treatment,
  here: readonly string[],
  held: readonly string[],
): AlfworldAction[] {
  const treatable = held.filter((object) => state.room.things[object]![treatments[type].treatable]);
  if (treatable.length === 0) return [];
  return here
    .filter((receptacle) => isAppliance(state, type, state.room.receptacles[receptacle]!))
    .flatMap((receptacle) => treatable.map((object) => ({ type, object, receptacle })));
}

function puts(state: AlfworldState, here: readonly string[], held: readonly string[]): AlfworldAction[] {
  return held.flatMap((object) =>
    here
      .filter((receptacle) => isAccessible(state, receptacle) && fits(state, object, receptacle))
      .map((receptacle) => ({ type: "put" as const, object, receptacle })),
  );
}

function slices(state: AlfworldState, held: readonly string[]): AlfworldAction[] {
  return held
    .filter((tool) => isKnife(state.room.things[tool]!))
    .flatMap((tool) =>
      roomIndex(state.room)
        .sliceable.filter((object) => state.objects[object]!.locations[state.location] === true)
        .map((object) => ({ type: "slice" as const, object, tool })),
    );
}

function uses(state: AlfworldState, here: readonly string[]): AlfworldAction[] {
  return roomIndex(state.room)
    .toggleable.filter((object) => here.some((receptacle) => isInside(state, object, receptacle)))
    .map((object) => ({ type: "use", object }));
}

function takes(state: AlfworldState, here: readonly string[]): readonly Option[] {
  if (!isHandEmpty(state)) return [];
  const sources = here
    .filter((receptacle) => isAccessible(state, receptacle))
    .map((receptacle) => takesFrom(state, receptacle));
  return sources.length === 1 ? sources[0]! : sources.flat().sort(byCommand);
}

const takesByReceptacle = new WeakMap<ReceptacleState, readonly Option[]>();

/** Depends on nothing but the contents, which seldom change, so it is kept for each state of a receptacle. */
function takesFrom(state: AlfworldState, receptacle: string): readonly Option[] {
  const receptacleState = state.receptacles[receptacle]!;
  let options = takesByReceptacle.get(receptacleState);
  if (options === undefined) {
    const { room } = state;
    options = sorted(
      room,
      Object.keys(receptacleState.contents)
        .filter((object) => room.things[object]!.pickupable)
        .map((object) => ({ type: "take", object, receptacle })),
    );
    takesByReceptacle.set(receptacleState, options);
  }
  return options;
}

interface Journeys {
  readonly all: readonly (Option & { readonly location: string })[];
  readonly byLocation: Map<string, readonly Option[]>;
}

const journeysByRoom = new WeakMap<Room, Journeys>();

/** Going to any receptacle that stands elsewhere; kept for each location. */
function journeys(room: Room, location: string): readonly Option[] {
  let known = journeysByRoom.get(room);
  if (known === undefined) {
    known = { all: allJourneys(room), byLocation: new Map() };
    journeysByRoom.set(room, known);
  }
  let options = known.byLocation.get(location);
  if (options === undefined) {
    options = known.all.filter((option) => option.location !== location);
    known.byLocation.set(location, options);
  }
  return options;
}

/** Sorted once for a room: what can be reached from each of its places is the most of them. */
function allJourneys(room: Room): Journeys["all"] {
  const actions = roomIndex(room).reachable.map((receptacle) => ({ type: "goTo" as const, receptacle }));
  return actions
    .map((action) => ({
      action,
      command: printAction(action, room.wording),
      location: room.receptacles[action.receptacle]!.location!,
    }))
    .sort(byCommand);
}

function sorted(room: Room, actions: readonly AlfworldAction[]): readonly Option[] {
  const options = actions.map((action) => ({ action, command: printAction(action, room.wording) }));
  return options.length > 1 ? options.sort(byCommand) : options;
}

function byCommand(left: Option, right: Option): number {
  return left.command < right.command ? -1 : left.command > right.command ? 1 : 0;
}
