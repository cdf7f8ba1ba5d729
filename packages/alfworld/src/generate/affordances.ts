import { accepts } from "../knowledge/class-rules.js";
import { type ReceptacleClass, receptacleClasses } from "./receptacle-classes.js";
import {
  type FixtureClass,
  fixtureClasses,
  type MovableClass,
  movableClasses,
  usualPlaces,
} from "./usual-places.js";

/** A receptacle draws everything that it accepts at least so much, usual or not. */
const leastPull = 0.4;

/** Whether a thing may be put into a receptacle. */
export function canHold(receptacleClass: ReceptacleClass, movable: MovableClass): boolean {
  return holdable[receptacleClass].has(movable);
}

/**
 * How much a receptacle draws a thing, relative to other places; 0 where the thing is never found. Some things,
 * such as teddy bears, are found where nobody can put them back.
 */
export function pullOf(receptacleClass: ReceptacleClass, thing: MovableClass | FixtureClass): number {
  return pulls[receptacleClass][thing] ?? 0;
}

// Looked up for every thing and receptacle of every game, so worked out once.
const holdable = byReceptacle<ReadonlySet<MovableClass>>(
  (name) => new Set(movableClasses.filter((movable) => accepts(name.toLowerCase(), movable.toLowerCase()))),
);

const pulls = byReceptacle<Readonly<Record<string, number>>>((name) => {
  const ofMovables = movableClasses.map((movable) => {
    const usual = usualPlaces(movable)[name] ?? 0;
    return [movable, canHold(name, movable) ? Math.max(usual, leastPull) : usual];
  });
  const ofFixtures = fixtureClasses.map((fixture) => [fixture, usualPlaces(fixture)[name] ?? 0]);
  return Object.fromEntries([...ofMovables, ...ofFixtures]);
});

function byReceptacle<Value>(valueFor: (name: ReceptacleClass) => Value): Record<ReceptacleClass, Value> {
  const names = Object.keys(receptacleClasses) as readonly ReceptacleClass[];
  return Object.fromEntries(names.map((name) => [name, valueFor(name)])) as Record<ReceptacleClass, Value>;
}
