import type { AvailableDay, Flight } from "./airline-database.js";

/** A flight that can be booked, as searches show it. */
export interface DirectFlight {
  readonly flight_number: string;
  readonly origin: string;
  readonly destination: string;
  readonly status: "available";
  readonly scheduled_departure_time_est: string;
  readonly scheduled_arrival_time_est: string;
  /** Null in a search for direct flights. */
  readonly date: string | null;
  readonly available_seats: AvailableDay["available_seats"];
  readonly prices: AvailableDay["prices"];
}

interface Known {
  readonly dated: Map<string, DirectFlight>;
  readonly undated: Map<string, DirectFlight>;
}

const known = new WeakMap<Flight, Known>();

/**
 * What searches show of a flight on a day. Of frozen flights it is one frozen object, whose text is then written once.
 *
 * @param isDated whether it names the day
 */
export function directFlight(
  flight: Flight,
  date: string,
  { available_seats, prices }: AvailableDay,
  isDated: boolean,
): DirectFlight {
  let entry = known.get(flight);
  if (entry === undefined) {
    entry = { dated: new Map(), undated: new Map() };
    if (Object.isFrozen(flight)) known.set(flight, entry);
  }
  const shown = isDated ? entry.dated : entry.undated;
  const before = shown.get(date);
  if (before !== undefined) return before;
  const result: DirectFlight = {
    flight_number: flight.flight_number,
    origin: flight.origin,
    destination: flight.destination,
    status: "available",
    scheduled_departure_time_est: flight.scheduled_departure_time_est,
    scheduled_arrival_time_est: flight.scheduled_arrival_time_est,
    date: isDated ? date : null,
    available_seats,
    prices,
  };
  shown.set(date, Object.freeze(result));
  return result;
}
