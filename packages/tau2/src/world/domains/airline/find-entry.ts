import { ToolError } from "../../../python/python-error.js";
import type { PythonValue } from "../../../python/python-value.js";
import { pythonStr } from "../../../python/repr.js";
import { lookUp } from "../../look-up.js";
import type { AvailableDay, FlightDay } from "./airline-database.js";

/** Entries of some kind by id, frozen or in a draft. */
type Table<Entry> = { readonly [id: string]: Entry };

/** The user of an id. Throws a ToolError. */
export function findUser<User>({ users }: { readonly users: Table<User> }, id: PythonValue): User {
  return found(users, id, "User");
}

/** The reservation of an id. Throws a ToolError. */
export function findReservation<Reservation>(
  { reservations }: { readonly reservations: Table<Reservation> },
  id: PythonValue,
): Reservation {
  return found(reservations, id, "Reservation");
}

/** The flight of a number. Throws a ToolError. */
export function findFlight<Flight>(
  { flights }: { readonly flights: Table<Flight> },
  flightNumber: PythonValue,
): Flight {
  return found(flights, flightNumber, "Flight");
}

/** A flight on a day. Throws a ToolError. */
export function findFlightDay<Day>(
  flight: { readonly dates: Table<Day> },
  flightNumber: PythonValue,
  date: PythonValue,
): Day {
  const day = lookUp(flight.dates, date);
  if (day !== undefined) return day;
  throw new ToolError(`Flight ${pythonStr(flightNumber)} not found on date ${pythonStr(date)}`);
}

/** A flight on a day on which it can be booked. Throws a ToolError. */
export function findAvailableDay<Day extends { readonly status: FlightDay["status"] }>(
  flight: { readonly dates: Table<Day> },
  flightNumber: string,
  date: string,
): Day & { readonly status: AvailableDay["status"] } {
  const day = findFlightDay(flight, flightNumber, date);
  if (isAvailable(day)) return day;
  throw new ToolError(`Flight ${flightNumber} not available on date ${date}`);
}

/** Whether a flight can be booked. */
export function isAvailable<Day extends { readonly status: FlightDay["status"] }>(
  day: Day,
): day is Day & { readonly status: AvailableDay["status"] } {
  return day.status === "available";
}

function found<Entry>(entries: Table<Entry>, id: PythonValue, kind: string): Entry {
  const entry = lookUp(entries, id);
  if (entry === undefined) throw new ToolError(`${kind} ${pythonStr(id)} not found`);
  return entry;
}
