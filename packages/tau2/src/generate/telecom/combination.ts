import { refuelUsedUp } from "./data-issues.js";
import { type Family, families } from "./family.js";
import type { Issue } from "./issue.js";

/** How much a caller knows about phones: `None` leaves it open. */
export type PersonaLevel = (typeof personaLevels)[number];

/** Upstream hands them out to tasks in this order. */
export const personaLevels = ["None", "Easy", "Hard"] as const;

/** The issues of one task. */
export interface Combination {
  readonly family: Family;
  /** By name. */
  readonly issues: readonly Issue[];
  /** The persona that upstream's task has. */
  readonly level: PersonaLevel;
}

const known = new Map<Family, readonly Combination[]>();

/** All combinations of a family in the order of upstream's tasks: those with fewer issues first. */
export function combinationsOf(family: Family): readonly Combination[] {
  let combinations = known.get(family);
  if (combinations === undefined) {
    combinations = combine(family);
    known.set(family, combinations);
  }
  return combinations;
}

/** All combinations of all families. */
export function allCombinations(): readonly Combination[] {
  return families.flatMap(combinationsOf);
}

function combine(family: Family): readonly Combination[] {
  const { background, cause } = family;
  const chosen = product([...background, ...cause])
    .filter((choice) => choice.slice(background.length).some((issue) => issue !== null))
    .map((choice) => choice.filter((issue) => issue !== null).toSorted(byName))
    .toSorted((one, other) => one.length - other.length);
  // Upstream hands personas out in turn, and only then drops the tasks in which no more data may be added.
  return chosen
    .map((issues, index) => ({ family, issues, level: personaLevels[index % personaLevels.length]! }))
    .filter(({ issues }) => !issues.includes(refuelUsedUp));
}

/** One issue or none of each set, the last set changing fastest, none coming last. */
function product(sets: readonly (readonly Issue[])[]): readonly (readonly (Issue | null)[])[] {
  return sets.reduce<readonly (readonly (Issue | null)[])[]>(
    (choices, set) => choices.flatMap((choice) => [...set, null].map((issue) => [...choice, issue])),
    [[]],
  );
}

function byName(one: Issue, other: Issue): number {
  return one.name < other.name ? -1 : 1;
}
