import type { Wording } from "../game/game.js";
import { doorClasses } from "./class-rules.js";
import { classOf, readList } from "./listing.js";
import { Places } from "./places.js";
import { all, some, type Truth } from "./truth.js";
import type { Door } from "./view.js";

export interface ReceptacleKnowledge {
  /** Null until the episode shows whether there is one. */
  door: Door | null;
  /** Whether everything in it has been shown; single objects may be known before. */
  shown: boolean;
  contents: readonly string[];
  /** Objects taken out of it and not put back since. */
  readonly taken: Set<string>;
  /** What `You arrive at …` calls it: its own name, or in the legacy wording its `loc` once that is shown. */
  arrivalName: string;
}

export interface ObjectKnowledge {
  hot: boolean;
  cool: boolean;
  clean: boolean;
  sliced: boolean;
  /** For objects that hold others: what they hold, null until shown. */
  inside: readonly string[] | null;
  /** The receptacles at whose places it was put down and not taken since. */
  readonly putAt: Set<string>;
}

/** What the texts of one episode have shown so far. */
export interface Knowledge {
  wording: Wording;
  /** Every receptacle that can be reached, in listing order. */
  readonly receptacles: ReadonlyMap<string, ReceptacleKnowledge>;
  /** The objects that something happened to, or that were examined. */
  readonly objects: Map<string, ObjectKnowledge>;
  readonly places: Places;
  /** A receptacle at the agent's place; null before the first move. */
  here: string | null;
  hand: string | null;
  /** Commands refused since anything last changed: they would be refused again. */
  readonly refused: Set<string>;
}

/** Reads the room off the first observation. */
export function startKnowledge(observation: string): Knowledge {
  const [, list = "nothing"] = /Looking quickly around you, you see (.+)\.$/m.exec(observation) ?? [];
  const names = readList(list);
  return {
    wording: "current",
    receptacles: new Map(names.map((name) => [name, unseenReceptacle(name)])),
    objects: new Map(),
    places: new Places(names),
    here: null,
    hand: null,
    refused: new Set(),
  };
}

function unseenReceptacle(name: string): ReceptacleKnowledge {
  return {
    door: doorClasses.has(classOf(name)) ? null : "none",
    shown: false,
    contents: [],
    taken: new Set(),
    arrivalName: name,
  };
}

/** An object about which nothing was shown: taken as neither treated nor sliced, for hardly any starts otherwise. */
export function ordinaryObject(): ObjectKnowledge {
  return { hot: false, cool: false, clean: false, sliced: false, inside: null, putAt: new Set() };
}

/** Whether the agent stands at the place of a receptacle of the room. */
export function isHere({ here, places }: Knowledge, receptacle: string): Truth {
  return here === null ? false : places.together(here, receptacle);
}

/** The receptacles known to stand at the agent's place, in listing order. */
export function receptaclesHere(knowledge: Knowledge): string[] {
  return [...knowledge.receptacles.keys()].filter((name) => isHere(knowledge, name) === true);
}

/** Whether things can be taken out of a receptacle and put into it. */
export function isAccessible({ door }: ReceptacleKnowledge): Truth {
  return door === null ? null : door !== "closed";
}

export function isIn(object: string, { contents, shown }: ReceptacleKnowledge): Truth {
  if (contents.includes(object)) return true;
  return shown ? false : null;
}

/**
 * Whether an object lies in a receptacle at the agent's place, be it open or closed. An object seen somewhere is
 * taken to be nowhere else.
 */
export function liesHere(knowledge: Knowledge, object: string): Truth {
  const receptacles = [...knowledge.receptacles];
  const holders = receptacles.filter(([, receptacle]) => receptacle.contents.includes(object));
  return some(
    (holders.length > 0 ? holders : receptacles).map(([name, receptacle]) =>
      all(isHere(knowledge, name), isIn(object, receptacle)),
    ),
  );
}
