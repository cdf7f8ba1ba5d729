import type { Random } from "@rwml/core";
import { drawWeighted } from "../generate/draw.js";
import type { Sightings } from "./sightings.js";

/**
 * Kinds of commands that fail, by how often they are tried. Most are well formed and wrong for one reason, so that
 * refusing them takes knowledge of the world; nonsense, which anyone can refuse, is about every seventh.
 */
const kinds = {
  takeAbsent: 24,
  putUnheld: 20,
  goNowhere: 8,
  doorAgain: 14,
  openElsewhere: 8,
  treatWrongly: 8,
  useOther: 4,
  examineDistant: 10,
  sliceBarehanded: 2,
  nonsense: 12,
} as const;

type Kind = keyof typeof kinds;

const kindNames = Object.keys(kinds) as readonly Kind[];
const kindWeights = Object.values(kinds);
const nonsense = [
  "dance",
  "go to the door",
  "take everything",
  "LOOK",
  "open",
  "put it down",
  "xyzzy",
] as const;
/** Tries before nonsense is taken, where little has been seen yet. */
const mostTries = 12;

/** Draws a command that the world will refuse. */
export function refusedCommand(random: Random, sightings: Sightings, admissible: readonly string[]): string {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const command = attempted(drawWeighted(random, kindNames, kindWeights), random, sightings, admissible);
    if (command !== null && !admissible.includes(command)) return command;
  }
  return random.pick(nonsense);
}

function attempted(
  kind: Kind,
  random: Random,
  { places, objects, here, held }: Sightings,
  admissible: readonly string[],
): string | null {
  const any = (names: readonly string[]) => (names.length === 0 ? null : random.pick(names));
  const object = any(objects);
  const place = any(places);
  const near = here ?? place;
  switch (kind) {
    case "takeAbsent":
      return object && near && `take ${object} from ${random.int(4) === 0 ? place : near}`;
    case "putUnheld":
      return object === held ? null : object && near && `move ${object} to ${near}`;
    case "goNowhere":
      return here && `go to ${here}`;
    case "doorAgain": {
      const door = any(admissible.filter((command) => /^(open|close) /.test(command)));
      return (
        door && (door.startsWith("open") ? door.replace("open", "close") : door.replace("close", "open"))
      );
    }
    case "openElsewhere":
      return place && `${random.pick(["open", "open", "close"])} ${place}`;
    case "treatWrongly":
      return object && near && `${random.pick(["heat", "clean", "cool"])} ${held ?? object} with ${near}`;
    case "useOther":
      return object && `use ${object}`;
    case "examineDistant":
      return random.int(2) === 0 ? place && `examine ${place}` : object && `examine ${object}`;
    case "sliceBarehanded":
      return object && `slice ${object} with ${held ?? any(objects)}`;
    case "nonsense":
      return random.pick(nonsense);
  }
}
