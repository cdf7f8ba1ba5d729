import type { Wording } from "../game/game.js";
import { doorClasses, treatments } from "./class-rules.js";
import { classOf, isListed, readList } from "./listing.js";
import { Places } from "./places.js";
import { all, some, type Truth } from "./truth.js";
import type { Door } from "./view.js";

export interface ReceptacleKnowledge {
  /** Null until the episode shows whether there is one. */
  door: Door | null;
  /** Whether everything in it has been shown; single objects may be known before. */
  shown: boolean;
  contents: readonly string[];
  /** Whether `contents` are in the order in which they would be listed. */
  ordered: boolean;
  /** Objects taken out of it and not put back since. */
  readonly taken: Set<string>;
  /** In the legacy wording, the name of the place where it stands, once an arrival there has shown it. */
  location: string | null;
}

/** That an object began to lie at the place of a receptacle, or ceased to. */
export interface Move {
  readonly receptacle: string;
  readonly lies: boolean;
}

export interface ObjectKnowledge {
  hot: Truth;
  cool: Truth;
  clean: Truth;
  sliced: Truth;
  /** For objects that hold others: what they hold, null until shown. */
  inside: readonly string[] | null;
  /** The last of a place tells whether it lies there. */
  readonly moves: Move[];
}

/** What the texts of one episode have shown so far. */
export interface Knowledge {
  /** Null until an arrival, or the help, has shown it. */
  wording: Wording | null;
  /** Every receptacle that can be reached, in listing order. */
  readonly receptacles: ReadonlyMap<string, ReceptacleKnowledge>;
  /** Whether the first text listed the room: without that nothing can be known. */
  readonly listed: boolean;
  /** The objects that something happened to, or that were examined. */
  readonly objects: Map<string, ObjectKnowledge>;
  readonly places: Places;
  /** A receptacle at the agent's place; null before the first move. */
  here: string | null;
  hand: string | null;
  /** Whether every list so far kept the order of numbers, which only upstream's domain randomisation breaks. */
  numbered: boolean;
  /** Commands refused since anything last changed: they would be refused again. */
  readonly refused: Set<string>;
}

/** Reads the room off the first observation. */
export function startKnowledge(observation: string): Knowledge {
  const [, list] = /Looking quickly around you, you see (.+)\.$/m.exec(observation) ?? [];
  const names = readList(list ?? "nothing");
  return {
    wording: null,
    receptacles: new Map(names.map((name) => [name, unseenReceptacle(name)])),
    listed: list !== undefined,
    objects: new Map(),
    places: new Places(names),
    here: null,
    hand: null,
    numbered: isListed(names),
    refused: new Set(),
  };
}

function unseenReceptacle(name: string): ReceptacleKnowledge {
  return {
    door: doorClasses.has(classOf(name)) ? null : "none",
    shown: false,
    contents: [],
    ordered: true,
    taken: new Set(),
    location: null,
  };
}

/** An object about which nothing was shown: a few start treated, if their class can be, and none starts sliced. */
export function unseenObject(name: string): ObjectKnowledge {
  const openFor = (treatment: keyof typeof treatments): Truth =>
    treatments[treatment].objects.has(classOf(name)) ? null : false;
  return {
    hot: openFor("heat"),
    cool: openFor("cool"),
    clean: openFor("clean"),
    sliced: false,
    inside: null,
    moves: [],
  };
}

/** Whether the agent stands at the place of a receptacle of the room. */
export function isHere({ here, places }: Knowledge, receptacle: string): Truth {
  return here === null ? false : places.together(here, receptacle);
}

/** The receptacles known to stand at the agent's place, in listing order. */
export function receptaclesHere(knowledge: Knowledge): string[] {
  return [...knowledge.receptacles.keys()].filter((name) => isHere(knowledge, name) === true);
}

/** What `You arrive at …` calls the place of a receptacle; null where that was not shown. */
export function arrivalName({ places, receptacles, wording }: Knowledge, name: string): string | null {
  if (wording !== "legacy") return wording === null ? null : name;
  for (const [other, { location }] of receptacles) {
    if (location !== null && places.together(name, other) === true) return location;
  }
  return null;
}

/** Whether things can be taken out of a receptacle and put into it. */
export function isAccessible({ door }: ReceptacleKnowledge): Truth {
  return door === null ? null : door !== "closed";
}

export function isIn(object: string, { contents, shown, taken }: ReceptacleKnowledge): Truth {
  if (contents.includes(object)) return true;
  return shown || taken.has(object) ? false : null;
}

/** Whether an object is in a receptacle at the agent's place, be it open or closed. */
export function isInSomethingHere(knowledge: Knowledge, object: string): Truth {
  return some(
    [...knowledge.receptacles].map(([name, receptacle]) =>
      all(isHere(knowledge, name), isIn(object, receptacle)),
    ),
  );
}

/**
 * Whether an object lies at the agent's place. The world keeps that apart from what is in which receptacle, and where
 * an object lay at first no text shows.
 */
export function liesHere(knowledge: Knowledge, object: string): Truth {
  const moves = knowledge.objects.get(object)?.moves ?? [];
  for (const { receptacle, lies } of moves.toReversed()) {
    const here = isHere(knowledge, receptacle);
    if (here !== false) return here === null ? null : lies;
  }
  return null;
}
