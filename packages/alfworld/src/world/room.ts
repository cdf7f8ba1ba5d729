import type { Wording } from "../game/game.js";
import type { Fact, Goal } from "../game/problem.js";

/** What never changes about a receptacle. */
export interface Receptacle {
  /** Its PDDL id; lists are ordered by it. */
  readonly id: string;
  /** Where it stands; null when it cannot be reached. */
  readonly location: string | null;
  /** PDDL types such as "cabinettype". */
  readonly types: readonly string[];
  readonly openable: boolean;
}

/** What never changes about an object. */
export interface Thing {
  /** Its PDDL id; lists are ordered by it. */
  readonly id: string;
  /** PDDL types such as "appletype". */
  readonly types: readonly string[];
  readonly pickupable: boolean;
  readonly cleanable: boolean;
  readonly heatable: boolean;
  readonly coolable: boolean;
  readonly toggleable: boolean;
  readonly sliceable: boolean;
  /** Whether it is a receptacle itself, such as a bowl. */
  readonly container: boolean;
  /** Names of the objects inside it, by id; they stay there for ever. */
  readonly inner: readonly string[];
}

/** The static part of a state: the furniture, what things are, and the goal. */
export interface Room {
  readonly wording: Wording;
  readonly sinkTypeCleans: boolean;
  /** The goal in words. */
  readonly goalText: string;
  /** The goal over PDDL ids. */
  readonly goal: Goal;
  /** The agent's name and id. */
  readonly agent: { readonly name: string; readonly id: string };
  /** By name. */
  readonly receptacles: Readonly<Record<string, Receptacle>>;
  /** By name. */
  readonly things: Readonly<Record<string, Thing>>;
  /** PDDL id by name. */
  readonly locations: Readonly<Record<string, string>>;
  /** Object types by the receptacle type that can hold them. */
  readonly canContain: Readonly<Record<string, readonly string[]>>;
  /** PDDL type by id of whatever else the problem declares: goals may quantify over it. */
  readonly others: Readonly<Record<string, string>>;
  /** Facts that no action looks at or changes. */
  readonly otherFacts: readonly Fact[];
}
