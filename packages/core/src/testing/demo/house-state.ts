/** The two rooms of the house. */
export type HouseRoom = "kitchen" | "study";

/** What an episode is about: a thing that belongs in a place. */
export interface HouseTask {
  readonly thing: string;
  readonly place: string;
}

/** The house as it is now. */
export interface HouseState {
  readonly room: HouseRoom;
  readonly doorUnlocked: boolean;
  /** Where each thing is: a place, or `hand`. */
  readonly things: Readonly<Record<string, string>>;
  readonly goal: HouseTask;
}

/** What the agent can do. */
export type HouseAction =
  | { readonly type: "look" }
  | { readonly type: "go"; readonly room: HouseRoom }
  | { readonly type: "unlock" }
  | { readonly type: "take"; readonly thing: string }
  | { readonly type: "put"; readonly thing: string; readonly place: string };

const places: Readonly<Record<HouseRoom, readonly string[]>> = {
  kitchen: ["table", "shelf"],
  study: ["desk", "drawer"],
};

/** The places of the room that the agent stands in. */
export function reachablePlaces(state: HouseState): readonly string[] {
  return places[state.room];
}
