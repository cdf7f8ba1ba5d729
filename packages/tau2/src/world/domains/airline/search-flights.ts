import { ToolError } from "../../../python/python-error.js";
import type { PythonValue } from "../../../python/python-value.js";
import { stringRepr } from "../../../python/repr.js";
import { lookUp } from "../../look-up.js";
import type { AirlineDatabase } from "./airline-database.js";
import { departuresFrom } from "./departures.js";
import { type DirectFlight, directFlight } from "./direct-flight.js";

/** What a caller looks for; null stands for any airport, as upstream has it. */
export interface Journey {
  readonly origin: PythonValue;
  readonly destination: PythonValue;
  readonly date: PythonValue;
}

/** The flights between two airports on a day, in the database's order. Throws a ToolError. */
export function searchDirect(
  { flights }: AirlineDatabase,
  journey: Journey,
  { isDated = false, leaveAfter = "" } = {},
): readonly DirectFlight[] {
  const { origin, destination, date } = journey;
  if (origin !== null && typeof origin !== "string") return [];
  const found: DirectFlight[] = [];
  for (const flight of departuresFrom(flights, origin)) {
    if (destination !== null && flight.destination !== destination) continue;
    const day = lookUp(flight.dates, date);
    if (day?.status !== "available" || flight.scheduled_departure_time_est < leaveAfter) continue;
    found.push(directFlight(flight, date as string, day, isDated));
  }
  return found;
}

/** The pairs of flights that connect two airports by way of a third. Throws a ToolError. */
export function searchOneStop(
  database: AirlineDatabase,
  { origin, destination, date }: Journey,
): readonly (readonly [DirectFlight, DirectFlight])[] {
  const first = searchDirect(database, { origin, destination: null, date }, { isDated: true });
  return first.flatMap((one) => {
    const { scheduled_arrival_time_est: leaveAfter } = one;
    const onward = {
      ...{ origin: one.destination, destination },
      date: leaveAfter.includes("+1") ? dayAfter(one.date!) : one.date,
    };
    // Times are compared as texts, "+1" and all: that is upstream's rule.
    return searchDirect(database, onward, { isDated: true, leaveAfter }).map((two) => [one, two] as const);
  });
}

/** Upstream's next day: in May 2024, and without a leading zero, so that no flight is found before the 10th. */
function dayAfter(date: string): string {
  const day = [...date].slice(-2).join("");
  if (!/^\s*[-+]?\d+\s*$/.test(day)) {
    throw new ToolError(`invalid literal for int() with base 10: ${stringRepr(day)}`);
  }
  return `2024-05-${Number(day) + 1}`;
}
