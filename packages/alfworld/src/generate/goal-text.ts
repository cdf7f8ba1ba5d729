import type { Random } from "@rwml/core";
import type { TaskType } from "../game/game.js";

type Phrase = (object: string, target: string) => string;

/** Ways to ask for each type of task; the words for things are those that the world answers with. */
const phrases: Readonly<Record<TaskType, readonly Phrase[]>> = {
  pick_and_place_simple: [
    (object, target) => `bring ${one(object)} to the ${target}`,
    (object, target) => `take ${one(object)} and leave it at ${one(target)}`,
    (object, target) => `see to it that ${one(object)} ends up at the ${target}`,
  ],
  look_at_obj_in_light: [
    (object, target) => `hold ${one(object)} into the light of the ${target}`,
    (object, target) => `switch on the ${target} with ${one(object)} in your hand`,
    (object, target) => `inspect ${one(object)} next to a lit ${target}`,
  ],
  pick_clean_then_place_in_recep: [
    (object, target) => `wash ${one(object)} and bring it to the ${target}`,
    (object, target) => `bring a freshly washed ${object} to ${one(target)}`,
    (object, target) => `rinse off ${one(object)}, then leave it at the ${target}`,
  ],
  pick_heat_then_place_in_recep: [
    (object, target) => `warm up ${one(object)} and bring it to the ${target}`,
    (object, target) => `bring a warmed ${object} to ${one(target)}`,
    (object, target) => `make ${one(object)} hot, then leave it at the ${target}`,
  ],
  pick_cool_then_place_in_recep: [
    (object, target) => `chill ${one(object)} and bring it to the ${target}`,
    (object, target) => `bring a chilled ${object} to ${one(target)}`,
    (object, target) => `make ${one(object)} cold, then leave it at the ${target}`,
  ],
  pick_two_obj_and_place: [
    (object, target) => `bring a pair of ${object} to the same ${target}`,
    (object, target) => `gather two of the ${object} at one ${target}`,
    (object, target) => `leave ${one(object)} and another ${object} together at ${one(target)}`,
  ],
};

/** Says in words what a task asks for, in one of several ways. */
export function goalText(random: Random, taskType: TaskType, object: string, target: string): string {
  return random.pick(phrases[taskType])(object.toLowerCase(), target.toLowerCase());
}

function one(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}
