import type { Wording } from "../../game/game.js";
import type { HandcodedAim } from "./handcoded-aim.js";
import type { UpstreamEvidence } from "./upstream-evidence.js";
import type { UpstreamMemory } from "./upstream-memory.js";
import { classOf } from "./upstream-memory.js";

/** What upstream's handcoded expert wants next; `target` is a class. */
export interface UpstreamSubgoal {
  readonly type: "find" | "take" | "goto" | "put" | "heat" | "clean" | "cool" | "use";
  readonly target: string;
}

/** Chooses what to do next from what is true and possible now. */
export function upstreamSubgoal(
  aim: HandcodedAim,
  memory: UpstreamMemory,
  evidence: UpstreamEvidence,
  wording: Wording,
): UpstreamSubgoal {
  const { object, target, taskType } = aim;
  const isHeld = isHolding(aim, evidence);
  const canPut = evidence.isSomeCommand(
    wording === "current" ? `move ${object} to ${target}` : `put ${object} in/on ${target}`,
  );
  const text = memory.seenText.get(memory.here) ?? "";
  const isSeen = text.includes("you see") && text.includes(` ${object} `);
  const canTake = evidence.isInSomeCommand(`take ${object}`) && isSeen;
  const find: UpstreamSubgoal = { type: "find", target: object };
  const take: UpstreamSubgoal = { type: "take", target: object };
  const bring: UpstreamSubgoal =
    canPut && memory.here.includes(target) ? { type: "put", target } : { type: "find", target };
  switch (taskType) {
    case "pick_and_place_simple":
      return isHeld ? bring : canTake ? take : find;
    case "look_at_obj_in_light":
      if (isHeld) return { type: evidence.isSomeCommand(`use ${target}`) ? "use" : "find", target };
      return canTake ? take : find;
    case "pick_two_obj_and_place": {
      if (isHeld) return bring;
      return canTake && mayTake(aim, evidence) ? take : find;
    }
    default: {
      const { verb, fact, place } = treatments[taskType];
      const [held = ""] = memory.inventory;
      if (isHeld && evidence.isFact(`${fact} ${held}`)) return bring;
      if (!isHeld) return canTake ? take : find;
      const appliance = applianceIn(place, memory);
      return evidence.isSomeCommand(`${verb} ${object} with ${appliance}`)
        ? { type: verb, target: object }
        : { type: "goto", target: appliance };
    }
  }
}

/** Whether something of the right class is in the hand. */
export function isHolding({ object }: HandcodedAim, evidence: UpstreamEvidence): boolean {
  return evidence.isSomeFact(`holds agent ${object}`);
}

const treatments = {
  pick_clean_then_place_in_recep: { verb: "clean", fact: "isclean", place: "sinkbasin" },
  pick_heat_then_place_in_recep: { verb: "heat", fact: "ishot", place: "microwave" },
  pick_cool_then_place_in_recep: { verb: "cool", fact: "iscool", place: "fridge" },
} as const;

/** In bathrooms without a basin in the sink, the bathtub's has to do. */
function applianceIn(place: string, memory: UpstreamMemory): string {
  return place === "sinkbasin" && memory.receptaclesOf(place).length === 0 ? "bathtubbasin" : place;
}

/** Once one object is in its place, nothing is taken where that very object could be taken out again. */
function mayTake({ object, target }: HandcodedAim, evidence: UpstreamEvidence): boolean {
  const first = evidence.inside.find(
    ([name, receptacle]) => classOf(name) === object && classOf(receptacle) === target,
  );
  return first === undefined || !evidence.admissible.some((command) => command.includes(`take ${first[0]}`));
}
