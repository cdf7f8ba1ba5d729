import type { TaskType } from "../game/game.js";

/** What a game asks for, as far as its goal says: one of the six shapes of ALFWorld's goals, filled in. */
export interface Aim {
  readonly taskType: TaskType;
  /** The PDDL type of what is to be brought, or looked at; for example "appletype". */
  readonly object: string;
  /** The type of receptacle to bring it to; for `look_at_obj_in_light` that of the lamp. */
  readonly target: string;
}

/** A treatment that a task asks for: what can be treated, what it leads to, and where it is done. */
export interface Treatment {
  readonly verb: "heat" | "clean" | "cool";
  readonly capability: string;
  readonly result: string;
  readonly appliance: string;
}

/** The treatment that is part of a type of task, if any. */
export function treatmentOf(taskType: TaskType): Treatment | null {
  return treatments[taskType] ?? null;
}

const treatments: Readonly<Partial<Record<TaskType, Treatment>>> = {
  pick_clean_then_place_in_recep: {
    verb: "clean",
    capability: "cleanable",
    result: "isclean",
    appliance: "sinkbasintype",
  },
  pick_heat_then_place_in_recep: {
    verb: "heat",
    capability: "heatable",
    result: "ishot",
    appliance: "microwavetype",
  },
  pick_cool_then_place_in_recep: {
    verb: "cool",
    capability: "coolable",
    result: "iscool",
    appliance: "fridgetype",
  },
};
