import type { Thing } from "./room.js";
import type { ObjectState } from "./state.js";

/** The flags of things by PDDL predicate. */
export const thingFlags: Readonly<Record<string, ThingFlag>> = {
  pickupable: "pickupable",
  cleanable: "cleanable",
  heatable: "heatable",
  coolable: "coolable",
  toggleable: "toggleable",
  sliceable: "sliceable",
  isreceptacleobject: "container",
};

/** The flags of object states by PDDL predicate. */
export const objectFlags: Readonly<Record<string, ObjectFlag>> = {
  ishot: "hot",
  iscool: "cool",
  isclean: "clean",
  issliced: "sliced",
  ison: "on",
  istoggled: "toggled",
};

export type ThingFlag = FlagOf<Thing>;
export type ObjectFlag = FlagOf<ObjectState>;

type FlagOf<Value> = { [Key in keyof Value]: Value[Key] extends boolean ? Key : never }[keyof Value];
