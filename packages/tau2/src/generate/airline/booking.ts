import { numberOf } from "../../python/number.js";
import type { AirlineDatabase, Reservation } from "../../world/domains/airline/airline-database.js";
import { minutesAgo } from "./calendar.js";

/** A reservation and what the policy asks about it. */
export interface Booking {
  readonly reservation: Reservation;
  /** Some of it has been flown, or is in the air. */
  readonly isBegun: boolean;
  /** All of it has been flown. */
  readonly isOver: boolean;
  readonly hasCancelledFlight: boolean;
  readonly hasDelayedFlight: boolean;
  /** All flights can still be booked. */
  readonly isAhead: boolean;
  /** Made within the last day. */
  readonly isRecent: boolean;
  /** There, or there and back, without a stop. */
  readonly isDirect: boolean;
  /** Dollars. */
  readonly paid: number;
}

/** Looks at a reservation. */
export function bookingOf({ flights }: AirlineDatabase, reservation: Reservation): Booking {
  const statuses = reservation.flights.map(
    ({ flight_number, date }) => flights[flight_number]?.dates[date]?.status,
  );
  const begun = statuses.map((status) => status === "landed" || status === "flying");
  return {
    reservation,
    isBegun: begun.includes(true),
    isOver: !begun.includes(false),
    hasCancelledFlight: statuses.includes("cancelled"),
    hasDelayedFlight: statuses.includes("delayed"),
    isAhead: statuses.every((status) => status === "available"),
    isRecent: reservation.created_at > minutesAgo(24 * 60),
    isDirect: reservation.flights.length === (reservation.flight_type === "round_trip" ? 2 : 1),
    paid: reservation.payment_history.reduce((sum, { amount }) => sum + numberOf(amount), 0),
  };
}
