import type { Random } from "@rwml/core";
import type { Flight, Reservation } from "../../world/domains/airline/airline-database.js";
import { groupBy } from "../../world/domains/airline/group-by.js";
import { between, weighted } from "../draw.js";
import { dayOfMay } from "./calendar.js";

/** Flights of a timetable, as journeys are put together from them. */
export interface Timetable {
  readonly all: readonly Flight[];
  /** Flights by the airports that they connect, such as `DENSEA`. */
  readonly byRoute: ReadonlyMap<string, readonly Flight[]>;
  readonly byOrigin: ReadonlyMap<string, readonly Flight[]>;
}

/** Flights on their days, in order. */
export interface Journey {
  readonly flight_type: Reservation["flight_type"];
  readonly legs: readonly { readonly flight: Flight; readonly date: string }[];
}

/** Groups flights by where they go. */
export function timetableOf(all: readonly Flight[]): Timetable {
  return {
    all,
    byRoute: groupBy(all, ({ origin, destination }) => origin + destination),
    byOrigin: groupBy(all, ({ origin }) => origin),
  };
}

/** Draws a direct flight, a flight there and back, or two flights with a stop between. */
export function drawJourney(random: Random, timetable: Timetable): Journey {
  const date = dayOfMay(drawDay(random));
  const flight = random.pick(timetable.all);
  const kind = weighted(random, [
    ["direct", 50],
    ["return", 35],
    ["stop", 15],
  ]);
  const onward =
    kind === "return"
      ? returning(random, timetable, flight, date)
      : kind === "stop"
        ? connecting(random, timetable, flight, date)
        : null;
  const legs = [{ flight, date }];
  if (onward === null) return { flight_type: "one_way", legs };
  return { flight_type: kind === "return" ? "round_trip" : "one_way", legs: [...legs, onward] };
}

type Leg = Journey["legs"][number];

function returning(random: Random, { byRoute }: Timetable, there: Flight, date: string): Leg | null {
  const flights = byRoute.get(there.destination + there.origin) ?? [];
  const day = Number(date.slice(8)) + between(random, 2, 7);
  return flights.length === 0 || day > 30 ? null : { flight: random.pick(flights), date: dayOfMay(day) };
}

function connecting(random: Random, { byOrigin }: Timetable, first: Flight, date: string): Leg | null {
  const flights = (byOrigin.get(first.destination) ?? []).filter(
    (flight) =>
      flight.destination !== first.origin &&
      flight.scheduled_departure_time_est >= first.scheduled_arrival_time_est,
  );
  return flights.length === 0 ? null : { flight: random.pick(flights), date };
}

/** Most journeys begin after the conversations, some today, some have been made. */
function drawDay(random: Random): number {
  return weighted<() => number>(random, [
    [() => between(random, 8, 14), 20],
    [() => 15, 14],
    [() => between(random, 16, 28), 66],
  ])();
}
