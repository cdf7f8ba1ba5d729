import type { Receptacle, Thing } from "./room.js";
import type { AlfworldState } from "./state.js";

/** Whether a receptacle stands where the agent is. False for what is no receptacle. */
export function isHere(state: AlfworldState, receptacle: string): boolean {
  return state.room.receptacles[receptacle]?.location === state.location;
}

/** Whether things can be taken out of a receptacle and put into it. */
export function isAccessible(state: AlfworldState, receptacle: string): boolean {
  return !state.room.receptacles[receptacle]!.openable || state.receptacles[receptacle]!.opened;
}

export function isHeld(state: AlfworldState, object: string): boolean {
  return state.hand[object] === true;
}

export function isHandEmpty(state: AlfworldState): boolean {
  for (const _ in state.hand) return false;
  return true;
}

export function isInside(state: AlfworldState, object: string, receptacle: string): boolean {
  return state.receptacles[receptacle]?.contents[object] === true;
}

/** Whether some type of the receptacle can contain some type of the object. There is no limit to how many. */
export function fits(state: AlfworldState, object: string, receptacle: string): boolean {
  const { room } = state;
  const { types } = room.things[object]!;
  return room.receptacles[receptacle]!.types.some((type) =>
    room.canContain[type]?.some((contained) => types.includes(contained)),
  );
}

/** The three treatments, what each makes of an object, and where it is done. */
export const treatments = {
  heat: { treatable: "heatable", places: ["microwavetype"] },
  clean: { treatable: "cleanable", places: ["sinkbasintype"] },
  cool: { treatable: "coolable", places: ["fridgetype"] },
} as const;

export type Treatment = keyof typeof treatments;

/** Whether a receptacle is the appliance for a treatment; it need not be open. */
export function isAppliance(state: AlfworldState, treatment: Treatment, { types }: Receptacle): boolean {
  if (treatment === "clean" && state.room.sinkTypeCleans && types.includes("sinktype")) return true;
  return treatments[treatment].places.some((place) => types.includes(place));
}

export function isKnife({ types }: Thing): boolean {
  return types.includes("knifetype") || types.includes("butterknifetype");
}
