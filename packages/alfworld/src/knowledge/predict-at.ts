import { match } from "ts-pattern";
import { accepts, fixedClasses, treatments } from "./class-rules.js";
import type { Command } from "./command.js";
import { type Guess, hidden, known, refusal, when } from "./guess.js";
import {
  arrivalName,
  isAccessible,
  isHere,
  isIn,
  type Knowledge,
  type ReceptacleKnowledge,
} from "./knowledge.js";
import { classOf } from "./listing.js";
import { deedText } from "./phrases.js";
import { likelyTogether } from "./places.js";
import { all, not, type Truth } from "./truth.js";
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
  const here = isHere(knowledge, name);
  const rest = holdsButPlace(knowledge, command, receptacle);
  // Agents seldom reach for what is elsewhere, yet only some classes ever share a place.
  const hunch = here ?? likelyTogether(knowledge.here ?? name, name);

  return match(command)
    .with({ type: "go" }, () => when(not(here), arrivalAt(knowledge, name, receptacle)))
    .with({ type: "view" }, () => when(here, viewOf(name, receptacle), hunch))
    .with({ type: "open" }, () => {
      const { observation, determined } = viewOf(name, { ...receptacle, door: "open" });
      return when(
        all(here, rest),
        { observation: `You open the ${name}. ${observation}`, determined },
        hunch,
      );
    })
    .with({ type: "take" }, (deed) => {
      const isSeen = receptacle.contents.includes(deed.object);
      return when(all(here, rest), known(deedText(deed)), hunch && isSeen);
    })
    .with({ type: "close" }, { type: "put" }, { type: "heat" }, { type: "clean" }, { type: "cool" }, (deed) =>
      when(all(here, rest), known(deedText(deed)), hunch),
    )
    .exhaustive();
}

/** Whether a command meets all that it needs, apart from the place where the agent stands. */
export function holdsButPlace(
  { hand, wording }: Knowledge,
  command: ReceptacleCommand,
  receptacle: ReceptacleKnowledge,
): Truth {
  const { door } = receptacle;
  return (
    match(command)
      .with({ type: "go" }, { type: "view" }, () => true)
      .with({ type: "open" }, () => (door === null ? null : door === "closed"))
      // No door starts open, so that one not seen yet cannot be closed.
      .with({ type: "close" }, () => door === "open")
      .with({ type: "take" }, ({ object }) => {
        const canTake = hand === null && !fixedClasses.has(classOf(object));
        return all(canTake, isAccessible(receptacle), isIn(object, receptacle));
      })
      .with({ type: "put" }, ({ object, receptacle: name, wording: spoken }) => {
        const understood = wording === null ? null : wording === spoken;
        const fits = hand === object && accepts(classOf(name), classOf(object));
        return all(understood, fits, isAccessible(receptacle));
      })
      .with({ type: "heat" }, { type: "cool" }, { type: "clean" }, ({ type, object, receptacle: name }) => {
        const { appliance, objects } = treatments[type];
        return hand === object && appliance === classOf(name) && objects.has(classOf(object));
      })
      .exhaustive()
  );
}

/** What an arrival shows; where the name of the place is not known, some name. */
function arrivalAt(knowledge: Knowledge, name: string, receptacle: ReceptacleKnowledge): Guess {
  const place = arrivalName(knowledge, name);
  const someName = knowledge.wording === "legacy" ? "loc 1" : name;
  const { observation, determined } = viewOf(name, receptacle);
  return {
    observation: `You arrive at ${place ?? someName}. ${observation}`,
    determined: determined && place !== null,
  };
}

/** How a receptacle shows itself; one whose door was never seen is taken to be closed, as most are. */
function viewOf(name: string, { door, contents, shown, ordered }: ReceptacleKnowledge): Guess {
  if (door === null) return hidden(viewText(name, "closed", contents));
  return {
    observation: viewText(name, door, contents),
    determined: door === "closed" || (shown && ordered),
  };
}
