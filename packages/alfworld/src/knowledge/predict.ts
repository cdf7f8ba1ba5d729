import { match, P } from "ts-pattern";
import { containerClasses, knifeClasses, lampClasses, sliceableClasses } from "./class-rules.js";
import { readCommand } from "./command.js";
import { type Guess, known, refusal, when } from "./guess.js";
import { type Knowledge, liesHere, ordinaryObject } from "./knowledge.js";
import { classOf } from "./listing.js";
import { conditionText, containerText, deedText, helpText, inventoryText } from "./phrases.js";
import { predictAt } from "./predict-at.js";
import { predictLook } from "./predict-look.js";
import { all } from "./truth.js";

/** Predicts what a command will show from what the episode has shown so far. */
export function predictFrom(knowledge: Knowledge, action: string): Guess {
  if (knowledge.refused.has(action.trim())) return refusal;
  const { hand, receptacles, wording } = knowledge;
  return match(readCommand(action))
    .with({ type: "nonsense" }, () => refusal)
    .with({ type: "help" }, () => when(wording === "current", known(helpText)))
    .with({ type: "inventory" }, () => known(inventoryText(hand)))
    .with({ type: "look" }, () => predictLook(knowledge))
    .with({ type: "examine" }, ({ name }) => {
      if (receptacles.has(name)) return predictAt(knowledge, { type: "view", receptacle: name });
      return hand === name ? predictHeld(knowledge, name) : refusal;
    })
    .with({ type: "use" }, (command) => {
      const { object } = command;
      const applies = all(lampClasses.has(classOf(object)), liesHere(knowledge, object));
      return when(applies, known(deedText(command)));
    })
    .with({ type: "slice" }, (command) => {
      const { object, tool } = command;
      const suits = knifeClasses.has(classOf(tool)) && sliceableClasses.has(classOf(object));
      return when(all(hand === tool, suits, liesHere(knowledge, object)), known(deedText(command)));
    })
    .with({ receptacle: P.string }, (command) => predictAt(knowledge, command))
    .exhaustive();
}

/** Predicts the examination of the held object: what a bowl holds is hidden until shown, what is ordinary is not. */
function predictHeld({ objects }: Knowledge, name: string): Guess {
  const object = objects.get(name) ?? ordinaryObject();
  if (!containerClasses.has(classOf(name))) return known(conditionText(name, object));
  return { observation: containerText(name, object.inside ?? []), determined: object.inside !== null };
}
