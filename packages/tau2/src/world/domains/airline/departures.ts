import type { AirlineDatabase, Flight } from "./airline-database.js";
import { groupBy } from "./group-by.js";

type Flights = AirlineDatabase["flights"];

interface Departures {
  readonly all: readonly Flight[];
  readonly byOrigin: ReadonlyMap<string, readonly Flight[]>;
}

const known = new WeakMap<Flights, Departures>();

/** The flights that leave an airport, in the database's order; null stands for all airports. */
export function departuresFrom(flights: Flights, origin: string | null): readonly Flight[] {
  let departures = known.get(flights);
  if (departures === undefined) {
    const all = Object.values(flights);
    departures = { all, byOrigin: groupBy(all, ({ origin }) => origin) };
    if (Object.isFrozen(flights)) known.set(flights, departures);
  }
  return origin === null ? departures.all : (departures.byOrigin.get(origin) ?? []);
}
