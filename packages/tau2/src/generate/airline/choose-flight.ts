import type { Random } from "@rwml/core";
import { numberOf } from "../../python/number.js";
import type { AirlineDatabase, Reservation } from "../../world/domains/airline/airline-database.js";
import type { DirectFlight } from "../../world/domains/airline/direct-flight.js";
import { searchDirect, searchOneStop } from "../../world/domains/airline/search-flights.js";

/** A flight that a customer means, or two with a stop between. */
export interface ChosenFlights {
  readonly flights: readonly DirectFlight[];
  /** What one passenger pays. */
  readonly fare: number;
  /** How the customer picks it out: "the one that …". */
  readonly said: string;
}

/** What a flight is looked for. */
export interface Wanted {
  readonly origin: string;
  readonly destination: string;
  readonly date: string;
  readonly cabin: Reservation["cabin"];
  readonly passengers: number;
}

type Candidate = Omit<ChosenFlights, "said">;

/** Picks a direct flight out by a rule that leaves no doubt; null where there is none with enough seats. */
export function chooseDirect(
  random: Random,
  database: AirlineDatabase,
  wanted: Wanted,
): ChosenFlights | null {
  const found = searchDirect(database, wanted, { isDated: true }).map((flight) => [flight]);
  return pickOut(random, withSeats(found, wanted));
}

/** Picks a connection with one stop out by a rule that leaves no doubt; null where there is none with enough seats. */
export function chooseOneStop(
  random: Random,
  database: AirlineDatabase,
  wanted: Wanted,
): ChosenFlights | null {
  return pickOut(random, withSeats(searchOneStop(database, wanted), wanted));
}

function withSeats(
  found: readonly (readonly DirectFlight[])[],
  { cabin, passengers }: Wanted,
): readonly Candidate[] {
  return found
    .filter((flights) =>
      flights.every(({ available_seats }) => numberOf(available_seats[cabin]!) >= passengers),
    )
    .map((flights) => ({
      flights,
      fare: flights.reduce((sum, { prices }) => sum + numberOf(prices[cabin]!), 0),
    }));
}

const rules: readonly (readonly [said: string, rank: (candidate: Candidate) => string | number])[] = [
  ["the one that costs least", ({ fare }) => fare],
  ["the one that leaves first", ({ flights }) => flights[0]!.scheduled_departure_time_est],
];

function pickOut(random: Random, candidates: readonly Candidate[]): ChosenFlights | null {
  for (const [said, rank] of random.shuffle(rules)) {
    const [best, next] = [...candidates].sort((left, right) => (rank(left) < rank(right) ? -1 : 1));
    if (best !== undefined && (next === undefined || rank(next) !== rank(best))) return { ...best, said };
  }
  return null;
}
