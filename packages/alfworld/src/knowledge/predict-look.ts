import { type Guess, hidden, known } from "./guess.js";
import { isHere, type Knowledge, liesHere, receptaclesHere } from "./knowledge.js";
import { compareListed } from "./listing.js";
import { facingText, nowhereText } from "./phrases.js";

/** Predicts `look`: who shares the place is known once it was looked at, or once all others were told apart. */
export function predictLook(knowledge: Knowledge): Guess {
  if (knowledge.here === null) return known(nowhereText);
  const here = receptaclesHere(knowledge);
  const moved = movedWithin(knowledge, here);
  const text = facingText(here, moved);
  const surveyed = [...knowledge.receptacles.keys()].every((name) => isHere(knowledge, name) !== null);
  return surveyed && (knowledge.numbered || moved.length < 2) ? known(text) : hidden(text);
}

/** What `look` lists: objects taken out of receptacles here and put down again here, once for each of those. */
function movedWithin(knowledge: Knowledge, here: readonly string[]): string[] {
  return [...knowledge.objects.keys()]
    .filter((object) => liesHere(knowledge, object) === true)
    .sort(compareListed)
    .flatMap((object) =>
      here.filter((name) => knowledge.receptacles.get(name)?.taken.has(object)).map(() => object),
    );
}
