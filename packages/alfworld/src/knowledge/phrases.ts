import { match } from "ts-pattern";
import type { Deed } from "./command.js";
import type { ObjectKnowledge } from "./knowledge.js";
import { listText, objectsText } from "./listing.js";

export const nothingHappens = "Nothing happens.";

const helpLines = [
  ["look", "look around your current location"],
  ["inventory", "check your current inventory"],
  ["go to (receptacle)", "move to a receptacle"],
  ["open (receptacle)", "open a receptacle"],
  ["close (receptacle)", "close a receptacle"],
  ["take (object) from (receptacle)", "take an object from a receptacle"],
  ["move (object) to (receptacle)", "place an object in or on a receptacle"],
  ["examine (something)", "examine a receptacle or an object"],
  ["use (object)", "use an object"],
  ["heat (object) with (receptacle)", "heat an object using a receptacle"],
  ["clean (object) with (receptacle)", "clean an object using a receptacle"],
  ["cool (object) with (receptacle)", "cool an object using a receptacle"],
  ["slice (object) with (object)", "slice an object using a sharp object"],
] as const;

/** Upstream aligns every line but the one of `move`, which stands two columns short. */
export const helpText = `Available commands:\n${helpLines
  .map(([form, meaning]) => `  ${`${form}:`.padEnd(form.startsWith("move") ? 32 : 34)}${meaning}\n`)
  .join("")}`;

export function inventoryText(hand: string | null): string {
  return hand === null ? "You are not carrying anything." : `You are carrying: a ${hand}.`;
}

/** What a deed shows where it works. */
export function deedText(deed: Deed): string {
  return match(deed)
    .with({ type: "close" }, ({ receptacle }) => `You close the ${receptacle}.`)
    .with({ type: "take" }, ({ object, receptacle }) => `You pick up the ${object} from the ${receptacle}.`)
    .with({ type: "put" }, ({ object, receptacle, wording }) =>
      wording === "current"
        ? `You move the ${object} to the ${receptacle}.`
        : `You put the ${object} in/on the ${receptacle}.`,
    )
    .with(
      { type: "heat" },
      { type: "clean" },
      { type: "cool" },
      ({ type, object, receptacle }) => `You ${type} the ${object} using the ${receptacle}.`,
    )
    .with({ type: "use" }, ({ object }) => `You turn on the ${object}.`)
    .with({ type: "slice" }, ({ object, tool }) => `You sliced the ${object} with the ${tool}.`)
    .exhaustive();
}

/** What `look` shows of the receptacles at the agent's place, and of the objects moved between them. */
export function facingText(receptacles: readonly string[], moved: readonly string[]): string {
  return `You are facing the ${listText(receptacles)}. Next to it, you see ${objectsText(moved)}.`;
}

/** What `look` shows before the first move. */
export const nowhereText = "You are in the middle of a room. Looking quickly around you, you see nothing.";

/** What examining a held object that holds others shows. */
export function containerText(object: string, inside: readonly string[]): string {
  return `This is a normal ${object}. In it, you see ${objectsText(inside)}.`;
}

/** What examining any other held object shows. */
export function conditionText(object: string, { hot, cool, clean, sliced }: ObjectKnowledge): string {
  const temperature = hot ? "hot" : cool && (clean || sliced) ? "cool" : cool ? "cold" : "";
  const state = [temperature, clean ? "clean" : ""].filter(Boolean).join(" and ");
  const condition = [state, sliced ? "sliced" : ""].filter(Boolean).join(" ");
  return condition === "" ? `There's nothing special about ${object}.` : `This is a ${condition} ${object}.`;
}
