import type { Predictor } from "@rwml/core";
import { match } from "ts-pattern";
import { containerClasses, doorClasses } from "./class-rules.js";
import { type Command, readCommand } from "./command.js";
import { unseenObject } from "./knowledge.js";
import { classOf } from "./listing.js";
import {
  conditionText,
  containerText,
  deedText,
  facingText,
  helpText,
  inventoryText,
  nothingHappens,
  nowhereText,
} from "./phrases.js";
import { readView, viewText } from "./view.js";

/** The texts that an episode showed last: by receptacle or object, of the inventory, and where `go to` led. */
interface Memory {
  readonly shown: Map<string, string>;
  inventory: string;
  here: string | null;
}

/**
 * The baseline that a learned model has to beat: every command is answered with its text of success, and whatever
 * can be looked at shows what it showed last. It never asks whether a command applies, and carries no change from
 * one text over to another: what was taken from a shelf is still on it until the shelf is seen again.
 */
export function copyMemory(): Predictor {
  let memory = emptyMemory();
  return {
    start() {
      memory = emptyMemory();
    },
    predict: (action) => ({ observation: recall(memory, readCommand(action)) }),
    update(action, observation) {
      if (observation !== nothingHappens) memorise(memory, readCommand(action), observation);
    },
  };
}

function emptyMemory(): Memory {
  return { shown: new Map(), inventory: inventoryText(null), here: null };
}

function recall(memory: Memory, command: Command): string {
  return match(command)
    .with({ type: "nonsense" }, () => nothingHappens)
    .with({ type: "help" }, () => helpText)
    .with({ type: "inventory" }, () => memory.inventory)
    .with({ type: "look" }, () => (memory.here === null ? nowhereText : facingText([memory.here], [])))
    .with({ type: "go" }, ({ receptacle: name }) => `You arrive at ${name}. ${recallView(memory, name)}`)
    .with({ type: "open" }, ({ receptacle: name }) => {
      const closed = viewText(name, "closed", []);
      const view = recallView(memory, name);
      return `You open the ${name}. ${view === closed ? viewText(name, "open", []) : view}`;
    })
    .with({ type: "examine" }, ({ name }) => memory.shown.get(name) ?? ordinaryText(name))
    .with({ type: "close" }, deedText)
    .with({ type: "take" }, deedText)
    .with({ type: "put" }, deedText)
    .with({ type: "heat" }, { type: "clean" }, { type: "cool" }, deedText)
    .with({ type: "use" }, deedText)
    .with({ type: "slice" }, deedText)
    .exhaustive();
}

function recallView({ shown }: Memory, receptacle: string): string {
  return (
    shown.get(receptacle) ??
    viewText(receptacle, doorClasses.has(classOf(receptacle)) ? "closed" : "none", [])
  );
}

/** What examining something shows that was never seen: without the list of receptacles, mostly an object. */
function ordinaryText(name: string): string {
  if (doorClasses.has(classOf(name))) return viewText(name, "closed", []);
  return containerClasses.has(classOf(name))
    ? containerText(name, [])
    : conditionText(name, unseenObject(name));
}

function memorise(memory: Memory, command: Command, observation: string): void {
  const view = readView(observation);
  if (view !== null) memory.shown.set(view.receptacle, viewText(view.receptacle, view.door, view.contents));
  if (command.type === "go") memory.here = command.receptacle;
  if (command.type === "inventory") memory.inventory = observation;
  if (command.type === "examine" && view === null) memory.shown.set(command.name, observation);
}
