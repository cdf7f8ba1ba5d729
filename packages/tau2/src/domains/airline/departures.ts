import type { AirlineDatabase, Flight } from "./airline-database.js";

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
    departures = grouped(Object.values(flights));
    if (Object.isFrozen(flights)) known.set(flights, departures);
  }
  return origin === null ? departures.all : (departures.byOrigin.get(origin) ?? []);
}

function grouped(all: readonly Flight[]): Departures {
  const byOrigin = new Map<string, Flight[]>();
  for (const flight of all) {
    const others = byOrigin.get(flight.origin);
    if (others === undefined) byOrigin.set(flight.origin, [flight]);
    else others.push(flight);
  }
  return { all, byOrigin };
}
