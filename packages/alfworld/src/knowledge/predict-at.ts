import { match } from "ts-pattern";
import { accepts, fixedClasses, treatments } from "./class-rules.js";
import type { Command } from "./command.js";
import { type Guess, hidden, known, refusal, when } from "./guess.js";
import { isAccessible, isHere, isIn, type Knowledge, type ReceptacleKnowledge } from "./knowledge.js";
import { classOf } from "./listing.js";
import { deedText } from "./phrases.js";
import { likelyTogether } from "./places.js";
import { all } from "./truth.js";
import { viewText } from "./view.js";

/** A command aimed at a receptacle. */
export type ReceptacleCommand =
  | Extract<Command, { readonly receptacle: string }>
  | { readonly type: "view"; readonly receptacle: string };

/** Predicts a command aimed at a receptacle; `view` is its examination. */
export function predictAt(knowledge: Knowledge, command: ReceptacleCommand): Guess {
  const name = command.receptacle;
  const receptacle = knowledge.receptacles.get(name);
  if (receptacle === undefined) return refusal;
  const { hand } = knowledge;
  const here = isHere(knowledge, name);
  // Agents seldom reach for what is elsewhere, yet only some classes ever share a place.
  const hunch = here ?? likelyTogether(knowledge.here ?? name, name);

  return match(command)
    .with({ type: "go" }, () => {
      // That two receptacles stand apart is the default: fewer than one pair in a hundred does not.
      const view = viewOf(name, receptacle);
      const observation = `You arrive at ${receptacle.arrivalName}. ${view.observation}`;
      return when(here !== true, { ...view, observation });
    })
    .with({ type: "view" }, () => when(here, viewOf(name, receptacle), hunch))
    .with({ type: "open" }, () => {
      const closed = receptacle.door === null ? null : receptacle.door === "closed";
      const observation = `You open the ${name}. ${viewText(name, "open", receptacle.contents)}`;
      return when(all(here, closed), { observation, determined: receptacle.shown }, hunch);
    })
    .with({ type: "close" }, (deed) => {
      // No door starts open, so that one not seen yet cannot be closed.
      return when(all(here, receptacle.door === "open"), known(deedText(deed)), hunch);
    })
    .with({ type: "take" }, (deed) => {
      const { object } = deed;
      const free = hand === null && !fixedClasses.has(classOf(object));
      const applies = all(free, here, isAccessible(receptacle), isIn(object, receptacle));
      return when(applies, known(deedText(deed)), hunch && receptacle.contents.includes(object));
    })
    .with({ type: "put" }, (deed) => {
      const spoken = deed.wording === knowledge.wording;
      const fits = hand === deed.object && accepts(classOf(name), classOf(deed.object));
      return when(all(spoken, fits, here, isAccessible(receptacle)), known(deedText(deed)), hunch);
    })
    .with({ type: "heat" }, { type: "cool" }, { type: "clean" }, (deed) => {
      const { appliance, objects } = treatments[deed.type];
      const suits = appliance === classOf(name) && objects.has(classOf(deed.object));
      return when(all(hand === deed.object, suits, here), known(deedText(deed)), hunch);
    })
    .exhaustive();
}

/** How a receptacle shows itself; one whose door was never seen is taken to be closed, as most are. */
function viewOf(name: string, { door, contents, shown }: ReceptacleKnowledge): Guess {
  if (door === null) return hidden(viewText(name, "closed", contents));
  return { observation: viewText(name, door, contents), determined: shown || door === "closed" };
}
