import { match, P } from "ts-pattern";
import { stripBlanks } from "../world/strip-blanks.js";
import { containerClasses, knifeClasses, lampClasses, sliceableClasses } from "./class-rules.js";
import { type Command, readCommand } from "./command.js";
import { type Guess, hidden, known, refusal, when } from "./guess.js";
import { isInSomethingHere, type Knowledge, liesHere, unseenObject } from "./knowledge.js";
import { classOf } from "./listing.js";
import { conditionText, containerText, deedText, helpText, inventoryText } from "./phrases.js";
import { predictAt } from "./predict-at.js";
import { predictLook } from "./predict-look.js";
import { all } from "./truth.js";

/** Predicts what a command will show from what the episode has shown so far. */
export function predictFrom(knowledge: Knowledge, action: string): Guess {
  const command = readCommand(action);
  if (command.type === "nonsense" || knowledge.refused.has(stripBlanks(action))) return refusal;
  const guess = predictCommand(knowledge, command);
  return knowledge.listed ? guess : hidden(guess.observation);
}

function predictCommand(knowledge: Knowledge, command: Command): Guess {
  const { hand, receptacles, wording } = knowledge;
  return match(command)
    .with({ type: "nonsense" }, () => refusal)
    .with({ type: "help" }, () => when(wording === null ? null : wording === "current", known(helpText)))
    .with({ type: "inventory" }, () => known(inventoryText(hand)))
    .with({ type: "look" }, () => predictLook(knowledge))
    .with({ type: "examine" }, ({ name }) => {
      if (receptacles.has(name)) return predictAt(knowledge, { type: "view", receptacle: name });
      return hand === name ? predictHeld(knowledge, name) : refusal;
    })
    .with({ type: "use" }, (command) => {
      const { object } = command;
      const applies = all(lampClasses.has(classOf(object)), isInSomethingHere(knowledge, object));
      return when(applies, known(deedText(command)));
    })
    .with({ type: "slice" }, (command) => {
      const { object } = command;
      // Only what slicing shows tells where an object lay at first; mostly it is where it is seen.
      const hunch = isInSomethingHere(knowledge, object) === true;
      return when(
        all(canSlice(knowledge, command), liesHere(knowledge, object)),
        known(deedText(command)),
        hunch,
      );
    })
    .with({ receptacle: P.string }, (command) => predictAt(knowledge, command))
    .exhaustive();
}

/** Whether the hand can slice an object, wherever that lies. */
export function canSlice(
  { hand }: Knowledge,
  { object, tool }: Extract<Command, { type: "slice" }>,
): boolean {
  return hand === tool && knifeClasses.has(classOf(tool)) && sliceableClasses.has(classOf(object));
}

/** Predicts the examination of the held object: what a bowl holds and what was done to an egg is hidden until shown. */
function predictHeld({ objects }: Knowledge, name: string): Guess {
  const object = objects.get(name) ?? unseenObject(name);
  if (containerClasses.has(classOf(name))) {
    return { observation: containerText(name, object.inside ?? []), determined: object.inside !== null };
  }
  const { hot, cool, clean } = object;
  const isShown = clean !== null && (hot === true || (hot !== null && cool !== null));
  return { observation: conditionText(name, object), determined: isShown };
}
